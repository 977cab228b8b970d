//! The encoding that a page or an XML file says it is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes at the head in which a file tells its encoding.
const HEAD: usize = 4_096;

/// The encoding named by `<?xml encoding="…"?>` or `<meta charset=…>`; `None` where none is named, or one that these bytes cannot be in.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Vec<u8> = bytes.iter().take(HEAD).map(u8::to_ascii_lowercase).collect();
    let declaration = head.trim_ascii_start().starts_with(b"<?xml").then(|| value(before(&head, b"?>"), b"encoding")).flatten();
    let label = declaration.or_else(|| metas(&head).find_map(|meta| value(meta, b"charset")))?;
    // What is written in single bytes up to here is no UTF-16, whatever it says.
    Encoding::for_label(label).filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
}

/// The insides of the `<meta …>` at the head of a page.
fn metas(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let starts = (0..head.len()).filter(|&at| head.get(at..).is_some_and(|rest| rest.starts_with(b"<meta")));
    starts.filter_map(|at| head.get(at..)).map(|rest| before(rest, b">"))
}

fn before<'b>(bytes: &'b [u8], sign: &[u8]) -> &'b [u8] {
    let end = bytes.windows(sign.len()).position(|window| window == sign).unwrap_or(bytes.len());
    bytes.get(..end).unwrap_or_default()
}

/// What stands behind `name=`, in quotes or not.
fn value<'b>(bytes: &'b [u8], name: &[u8]) -> Option<&'b [u8]> {
    let at = bytes.windows(name.len()).position(|window| window == name)? + name.len();
    let rest = bytes.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let len = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_.:".contains(byte))).unwrap_or(rest.len());
    rest.get(..len).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_files_say() {
        for (head, wanted) in [
            ("<meta charset=gb2312>", Some("GBK")),
            ("<html><META http-equiv=Content-Type content=\"text/html; charset = Big5\">", Some("Big5")),
            ("<meta name=a content='x'><meta charset='gb18030'/>", Some("gb18030")),
            ("<?xml version=\"1.0\" encoding='GBK'?><law/>", Some("GBK")),
            ("<meta charset=\"utf-8\">", None),
            ("<meta charset=utf-16>", None),
            ("<meta charset=nonsense>", None),
            ("<p>charset=gbk</p>", None),
            ("<meta charset=", None),
        ] {
            assert_eq!(encoding(head.as_bytes()).map(Encoding::name), wanted, "{head}");
        }
    }
}
