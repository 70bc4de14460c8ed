//! Servers on this machine that are slow, broken or worse.

use super::*;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::time::Instant;

const QUICK: Limits = Limits {
    connect: Duration::from_millis(500),
    answer: Duration::from_millis(400),
    whole: Duration::from_millis(900),
    bytes: 100_000,
};

fn fetcher(allow: &[&str]) -> Fetcher {
    Fetcher::new("Tidings/test", Allow::parse(allow).unwrap(), QUICK)
}

/// A server that answers once by `answer`; its address, and what it was asked when it is done.
fn server(
    answer: impl FnOnce(&mut std::net::TcpStream) + Send + 'static,
) -> (String, std::thread::JoinHandle<String>) {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/page", server.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = server.accept().unwrap();
        let mut request = [0; 4096];
        let n = stream.read(&mut request).unwrap_or(0);
        answer(&mut stream);
        String::from_utf8_lossy(&request[..n]).to_ascii_lowercase()
    });
    (url, asked)
}

fn said(words: &'static [u8]) -> (Result<Answer, Error>, String) {
    let (url, asked) = server(move |s| drop(s.write_all(words)));
    let answer = fetcher(&["127.0.0.1"]).get(&Ask { url: &url, ..Ask::default() });
    (answer, asked.join().unwrap())
}

#[test]
fn a_page_comes_with_the_headers_worth_keeping_and_no_cookie() {
    let (answer, asked) = said(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"latin1\"\r\nSet-Cookie: a=b\r\n\
          ETag: \"7\"\r\nContent-Length: 5\r\n\r\nwords",
    );
    let Answer::Got(got) = answer.unwrap() else { panic!() };
    assert_eq!((got.bytes.as_slice(), got.charset()), (&b"words"[..], Some("latin1")));
    assert_eq!((got.header("etag"), got.header("set-cookie")), (Some("\"7\""), None));
    assert!(asked.contains("user-agent: tidings/test"), "{asked}");
}

#[test]
fn what_we_have_is_asked_about_not_asked_for_again() {
    let (url, asked) = server(|s| drop(s.write_all(b"HTTP/1.1 304 Not Modified\r\n\r\n")));
    let ask =
        Ask { url: &url, etag: Some("\"7\""), modified: Some("Mon, 02 Mar 2026 10:00:00 GMT") };
    assert!(matches!(fetcher(&["127.0.0.1"]).get(&ask).unwrap(), Answer::Same));
    let asked = asked.join().unwrap();
    assert!(asked.contains("if-none-match: \"7\"") && asked.contains("if-modified-since: mon"));
}

#[test]
fn a_private_address_is_not_connected_to_however_it_is_written() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    server.set_nonblocking(true).unwrap();
    let port = server.local_addr().unwrap().port();
    for host in ["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "localhost", "0"] {
        let url = format!("http://{host}:{port}/");
        let error = fetcher(&[]).get(&Ask { url: &url, ..Ask::default() }).unwrap_err();
        assert!(matches!(error, Error::NotPublic { .. }), "{host}: {error}");
    }
    assert!(server.accept().is_err(), "nobody came");
}

#[test]
fn a_name_that_leads_home_at_the_second_look_is_not_followed_there() {
    let looks = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let seen = Arc::clone(&looks);
    let lookup: Lookup = Arc::new(move |_, port| {
        let first = seen.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 0;
        // TEST-NET stands for an address of the internet where nobody answers.
        Ok(vec![SocketAddr::new(
            if first { [203, 0, 113, 9] } else { [127, 0, 0, 1] }.into(),
            port,
        )])
    });
    let allow = Allow::parse(&["203.0.113.9"]).unwrap();
    let fetcher = Fetcher::looking_up("Tidings/test", allow, QUICK, Some(lookup));
    let ask = Ask { url: "http://a.example/", ..Ask::default() };
    assert!(!matches!(fetcher.get(&ask), Err(Error::NotPublic { .. })));
    assert!(matches!(fetcher.get(&ask), Err(Error::NotPublic { .. })));
    assert_eq!(looks.load(std::sync::atomic::Ordering::SeqCst), 2, "one look for each connection");
}

#[test]
fn only_the_web_is_asked_and_nobody_by_name_and_password() {
    for url in [
        "ftp://a.example/", "file:///etc/passwd", "gopher://a.example/", "http://me:pw@a.example/",
        "x",
    ] {
        let error = fetcher(&[]).get(&Ask { url, ..Ask::default() }).unwrap_err();
        assert!(matches!(error, Error::Address { .. }), "{url}: {error}");
    }
}

#[test]
fn a_redirect_is_handed_back_complete_and_never_back_to_http() {
    let (answer, _) = said(b"HTTP/1.1 302 Found\r\nLocation: /there?a=1\r\n\r\n");
    let Answer::Moved { to } = answer.unwrap() else { panic!() };
    assert!(to.ends_with("/there?a=1") && to.starts_with("http://127.0.0.1:"), "{to}");
    let from = Url::parse("https://a.example/").unwrap();
    assert!(matches!(moved(&from, Some("http://a.example/")), Err(Error::Downgrade { .. })));
    assert!(matches!(moved(&from, None), Err(Error::Nowhere)));
}

#[test]
fn a_server_that_falls_silent_or_drips_is_given_up() {
    let start = Instant::now();
    let (url, silent) = server(|_| std::thread::sleep(Duration::from_millis(900)));
    let ask = Ask { url: &url, ..Ask::default() };
    assert!(matches!(fetcher(&["127.0.0.1"]).get(&ask), Err(Error::Slow(_))));
    let (url, drips) = server(move |s| {
        let _ = s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
        while s.write_all(b"x").is_ok() && start.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let ask = Ask { url: &url, ..Ask::default() };
    let error = fetcher(&["127.0.0.1"]).get(&ask).unwrap_err();
    assert!(matches!(error, Error::Slow(_)), "{error}");
    assert!(start.elapsed() < Duration::from_secs(4));
    silent.join().unwrap();
    drips.join().unwrap();
}

#[test]
fn a_page_that_is_cut_off_or_endless_is_not_taken() {
    let (cut, _) = said(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf");
    assert!(matches!(cut, Err(Error::Broken(_))), "{cut:?}");
    let (url, endless) = server(|s| {
        let _ = s.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while s.write_all(&[b'x'; 1000]).is_ok() {}
    });
    let ask = Ask { url: &url, ..Ask::default() };
    assert!(matches!(fetcher(&["127.0.0.1"]).get(&ask), Err(Error::TooLarge(_))));
    endless.join().unwrap();
    let (nonsense, _) = said(b"SSH-2.0-server\r\n\r\n");
    assert!(nonsense.is_err());
}

#[test]
fn a_server_that_will_not_says_when_to_come_back() {
    let (answer, _) = said(b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3600\r\n\r\n");
    let Answer::Refused { status, retry_after } = answer.unwrap() else { panic!() };
    assert_eq!((status, retry_after.as_deref()), (429, Some("3600")));
}

#[test]
fn a_host_is_named_with_its_port_and_its_robots_stand_at_its_root() {
    assert_eq!(host_of("https://A.example:443/x").as_deref(), Some("a.example"));
    assert_eq!(host_of("http://a.example:8080/x").as_deref(), Some("a.example:8080"));
    assert_eq!(host_of("mailto:me@a.example"), None);
    let robots = robots_of("https://a.example/b/c?d=e#f");
    assert_eq!(robots, Some(("https://a.example/robots.txt".into(), "/b/c?d=e".into())));
}
