//! The site as a browser meets it: pages, links, languages, uploads, what is refused, and a graceful end.
#![cfg(all(feature = "search", feature = "corpus", feature = "show"))]

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running site, ended when dropped.
struct Site {
    child: Child,
    addr: String,
}

impl Site {
    fn start(args: &[&str]) -> Self {
        let test = std::env::current_exe().expect("a test");
        let binary = test.parent().and_then(Path::parent).expect("target/PROFILE/deps").join("examples").join("serve");
        let mut child =
            Command::new(binary).args(["--addr", "127.0.0.1:0"]).args(args).stderr(Stdio::piped()).spawn().expect("the example is built");
        let mut line = String::new();
        BufReader::new(child.stderr.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let addr = line.trim().strip_prefix("note: http://").expect("an address").to_owned();
        Self { child, addr }
    }

    /// Sends bytes and reads the answer to its end: status, head and body.
    fn send(&self, request: &[u8]) -> (u16, String, String) {
        let mut stream = TcpStream::connect(&self.addr).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
        // An answer may come before all is sent.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        (status, head.to_lowercase(), body.to_owned())
    }

    fn get_as(&self, path: &str, header: &str) -> (u16, String, String) {
        self.send(format!("GET {path} HTTP/1.1\r\nhost: {}\r\n{header}connection: close\r\n\r\n", self.addr).as_bytes())
    }

    fn get(&self, path: &str) -> (u16, String) {
        let (status, _, body) = self.get_as(path, "");
        (status, body)
    }

    /// Uploads two files as a form does.
    fn compare(&self, zh: &[u8], en: &[u8], format: &str) -> (u16, String, String) {
        let mut body = Vec::new();
        for (name, file, bytes) in [("zh", "<b>\\\"zh.txt", zh), ("en", "en.txt", en)] {
            body.extend(format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n").as_bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--cut\r\ncontent-disposition: form-data; name=\"format\"\r\n\r\n{format}\r\n--cut--\r\n").as_bytes());
        let head = format!(
            "POST /compare HTTP/1.1\r\nhost: {}\r\ncontent-type: multipart/form-data; boundary=cut\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            self.addr,
            body.len()
        );
        self.send(&[head.as_bytes(), &body].concat())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const ZH: &str = "示范办法\n第一条　未经批准，不得转租专线。\n第二条　违反第一条的，处以罚款。\n";
const EN: &str = "Model Measures\nArticle 1 Without approval, no dedicated line shall be sublet.\nArticle 2 Whoever violates Article 1 shall be fined.\n";

#[test]
fn pages_are_there_and_speak_two_languages() {
    let site = Site::start(&[]);
    for (path, status, part) in [
        ("/", 200, "Personal Data Protection Law"),
        ("/search?q=%E4%B8%AA%E4%BA%BA%E6%95%B0%E6%8D%AE", 200, "<mark class=\"hit\">个人数据</mark>"),
        ("/search?q=%22without+approval%22&side=en", 200, "<mark class=\"hit\">"),
        ("/search?q=zzzz", 200, "Nothing was found"),
        ("/search?q=%22open", 400, "a quote is opened here"),
        ("/i/personal-data-protection-law", 200, "id=\"art3\""),
        ("/i/personal-data-protection-law/art2/para1", 200, "rel=\"next\" href=\"/i/personal-data-protection-law/art3\""),
        ("/i/personal-data-protection-law/art999", 404, "nothing at this address"),
        ("/i/personal-data-protection-law/%2e%2e/etc", 404, "nothing at this address"),
        ("/i/..%2f..%2fetc%2fpasswd", 404, "nothing at this address"),
        ("/download/personal-data-protection-law/units", 200, "\"instrument\":\"personal-data-protection-law\""),
        ("/download/personal-data-protection-law/exe", 404, ""),
        ("/compare", 200, "multipart/form-data"),
        ("/static/site.css", 200, "prefers-color-scheme"),
        ("/api", 200, "GET /api/search"),
    ] {
        let (found, body) = site.get(path);
        assert_eq!(found, status, "{path}: {body}");
        assert!(body.contains(part), "{path}: wanted {part} in {body}");
    }
    for (header, part) in [
        ("accept-language: zh-CN,zh;q=0.9,en;q=0.8\r\n", "<html lang=\"zh-Hans\">"),
        ("accept-language: fr, en;q=0.4, zh;q=0.7\r\n", "<html lang=\"zh-Hans\">"),
        ("accept-language: zh\r\ncookie: other=1; words=en\r\n", "<html lang=\"en\">"),
        ("accept-language: de\r\n", "<html lang=\"en\">"),
    ] {
        assert!(site.get_as("/", header).2.contains(part), "{header}");
    }
    for (back, wanted) in
        [("%2Fcompare", "/compare"), ("%2F%2Fevil.example", "/"), ("https%3A%2F%2Fevil.example", "/"), ("%2F%5Cevil.example", "/")]
    {
        let (status, head, _) = site.get_as(&format!("/words/zh?back={back}"), "");
        assert_eq!(status, 303);
        assert!(head.contains("words=zh") && head.lines().any(|line| line == format!("location: {wanted}")), "{head}");
    }
}

#[test]
fn answers_as_json() {
    let site = Site::start(&[]);
    let json = |path: &str| -> (u16, Value) {
        let (status, body) = site.get(path);
        (status, serde_json::from_str(&body).expect("JSON"))
    };
    let (status, hits) = json("/api/search?q=%22personal+data%22&limit=3");
    assert_eq!((status, hits["hits"].as_array().map(Vec::len)), (200, Some(3)));
    assert!(hits["hits"][0]["highlights"]["en"][0].is_array());
    assert_eq!(json("/api/search?q=").0, 400);
    let (_, all) = json("/api/instruments");
    assert_eq!(
        all["instruments"].as_array().map(Vec::len),
        Some(duizhao::corpus::Corpus::embedded().expect("the corpus").instruments().len())
    );
    assert_eq!(json("/api/instruments/network-access-notice").1["instrument"]["instrument"], "network-access-notice");
    assert_eq!(json("/api/instruments/none").0, 404);
    assert!(json("/api/suggest?q=%E5%80%8B%E4%BA%BA").1["words"][0].as_str().is_some_and(|word| word.starts_with("个人")), "folded");
    assert_eq!(json("/health").1["status"], "ok");
    let (_, described) = json("/api/openapi.json");
    for path in described["paths"].as_object().expect("paths").keys() {
        let called = path.replace("{instrument}", "network-access-notice");
        assert!(matches!(site.get(&called).0, 200 | 400), "{path}");
    }
}

#[test]
fn two_files_are_compared_and_nothing_runs() {
    let site = Site::start(&[]);
    let (status, head, page) = site.compare(ZH.as_bytes(), EN.as_bytes(), "page");
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("<a class=\"q\" href=\"#art1\"") && page.contains("<svg "), "{page}");
    assert!(head.contains("script-src 'self'") && !head.contains("unsafe") && head.contains("nosniff"), "{head}");
    let (status, head, rows) = site.compare(ZH.as_bytes(), EN.as_bytes(), "jsonl");
    assert_eq!((status, rows.lines().count()), (200, 3));
    assert!(head.contains("attachment; filename=\"aligned.jsonl\""), "{head}");
    let markup = "第一条　<script>alert(1)</script>\"><img src=x onerror=alert(1)>。\n";
    let (_, _, page) = site.compare(markup.as_bytes(), b"Article 1 <script>alert(1)</script></title>.\n", "page");
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>") && !page.contains("<img"), "{page}");
    let (_, _, page) = site.compare(ZH.as_bytes(), EN.as_bytes(), "<script>alert(1)</script>");
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"), "{page}");
    for path in
        ["/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/search?q=x&side=%22%3E%3Cscript%3E", "/%3Cscript%3E", "/i/%3Cscript%3E/art1"]
    {
        let body = site.get(path).1;
        assert!(!body.contains("<script>") && !body.contains("\"><script>"), "{path}: {body}");
    }
}

/// A Word document whose text is so many bytes of one letter.
fn bomb(len: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("word/document.xml", options).expect("a part");
    let block = vec![b'a'; 1 << 20];
    for _ in 0..len >> 20 {
        zip.write_all(&block).expect("bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn hostile_uploads_are_answered_while_searches_go_on() {
    let site = Site::start(&[]);
    let deep = format!("<?xml version=\"1.0\"?>{}", "<a>".repeat(100_000));
    let entity = b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".to_vec();
    let cases: [(&str, Vec<u8>, &[u16]); 6] = [
        ("a zip bomb", bomb(300 << 20), &[422]),
        ("a line of 100 MB", vec![b'a'; 100 << 20], &[413, 0]),
        ("deep XML", deep.into_bytes(), &[422]),
        ("an entity", entity, &[422]),
        ("a file that is no text", b"%PDF-1.4".to_vec(), &[422]),
        ("an empty file", Vec::new(), &[422]),
    ];
    for (name, bytes, wanted) in cases {
        let (status, _, body) = site.compare(&bytes, EN.as_bytes(), "page");
        assert!(wanted.contains(&status), "{name}: {status} {body}");
        assert_eq!(site.get("/api/search?q=data").0, 200, "{name}");
    }
    let (status, _, _) = site.send(b"POST /compare HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\nconnection: close\r\n\r\nabc");
    assert!((400..500).contains(&status), "{status}");
    let long = "a".repeat(5000);
    assert_eq!(site.get(&format!("/search?q={long}")).0, 400);
}

#[test]
fn too_much_at_once_is_refused_and_not_queued() {
    let site = Site::start(&["--at-once", "1"]);
    let answers: Vec<(u16, String)> = std::thread::scope(|scope| {
        let calls: Vec<_> = (0..24)
            .map(|_| {
                scope.spawn(|| {
                    (0..20)
                        .map(|_| site.get_as("/download/personal-data-protection-law/html", ""))
                        .map(|(status, head, _)| (status, head))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        calls.into_iter().flat_map(|call| call.join().expect("an end")).collect()
    });
    assert!(answers.iter().all(|(status, _)| matches!(status, 200 | 503)));
    let refused = answers.iter().find(|(status, _)| *status == 503).expect("one answer at a time is too few for 24 callers");
    assert!(refused.1.contains("retry-after: 1"), "{}", refused.1);
    assert!(answers.iter().any(|(status, _)| *status == 200));
    assert_eq!(site.get("/health").0, 200, "what needs no work is answered always");
}

#[cfg(unix)]
#[test]
fn the_site_ends_when_asked() {
    let mut site = Site::start(&[]);
    let pid = site.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().expect("kill").success());
    assert_eq!(site.child.wait().expect("an end").code(), Some(0));
}
