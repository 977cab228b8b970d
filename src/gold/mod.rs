//! Beads made or checked by people, and how close other beads come to them.
//!
//! ```
//! use duizhao::gold::{Gold, Score};
//!
//! let gold = Gold::read("1\t1\n2\t2,3\n")?;
//! let found = Gold::read("1\t1\n2\t2\n\t3\n")?;
//! let score = Score::of(&gold, &found);
//! assert_eq!(score.to_string(), "strict P 0.3333 R 0.5000 F1 0.4000 | lax P 0.6667 R 1.0000 F1 0.8000 | gold 2 predicted 3");
//! # Ok::<(), duizhao::Error>(())
//! ```

mod calibration;
mod links;
mod perturbation;
mod random;
mod rows;
mod sample;
mod score;

pub use calibration::Calibration;
pub use links::{LinkScore, LinkedBead, read_links};
pub use perturbation::Perturbation;
pub use rows::Gold;
pub use sample::Sample;
pub use score::Score;
