//! One bead: segments of both sides that translate each other.

use serde::{Deserialize, Serialize};

/// n Chinese to m English segments, as rising places among the segments of each side, from 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bead {
    /// The Chinese segments.
    pub zh: Vec<usize>,
    /// The English segments.
    pub en: Vec<usize>,
    /// How sure the bead is, 0..=1.
    pub confidence: f64,
}

impl Bead {
    /// A bead of these segments.
    pub fn new(zh: impl Into<Vec<usize>>, en: impl Into<Vec<usize>>, confidence: f64) -> Self {
        Self { zh: zh.into(), en: en.into(), confidence: confidence.clamp(0.0, 1.0) }
    }

    /// Whether one side is empty: a segment that the other side does not have.
    pub fn is_null(&self) -> bool {
        self.zh.is_empty() || self.en.is_empty()
    }

    /// How many segments it has on each side.
    pub fn shape(&self) -> (usize, usize) {
        (self.zh.len(), self.en.len())
    }
}
