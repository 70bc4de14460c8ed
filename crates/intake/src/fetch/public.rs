//! Which addresses may be asked: those of the public internet, and those the configuration allows.

use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::LazyLock;

/// Ports of the web; at others other services listen.
const PORTS: [u16; 4] = [80, 443, 8080, 8443];

/// What IANA's special-purpose registries keep from the public internet. Of IPv6 only 2000::/3 is public at all.
const NOT_PUBLIC: [&str; 21] = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
    "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23",
    "2001:db8::/32", // 6to4: an IPv4 address in disguise, long out of use.
    "2002::/16", "3fff::/20", "2620:4f:8000::/48", "2001:2::/48",
];

static NETS: LazyLock<Vec<IpNet>> =
    LazyLock::new(|| NOT_PUBLIC.iter().filter_map(|net| net.parse().ok()).collect());

/// Addresses allowed beside those of the public internet, at any port.
#[derive(Clone, Debug, Default)]
pub struct Allow(Vec<IpNet>);

impl Allow {
    /// From networks such as `10.1.0.0/16` and single addresses.
    ///
    /// # Errors
    /// Says which word is neither.
    pub fn parse<S: AsRef<str>>(words: &[S]) -> Result<Self, String> {
        let net = |word: &S| {
            let word = word.as_ref().trim();
            let net = word.parse::<IpNet>().or_else(|_| word.parse::<IpAddr>().map(IpNet::from));
            net.map_err(|_| {
                format!("`{word}` is no network; write one such as 10.1.0.0/16 or one address")
            })
        };
        words.iter().map(net).collect::<Result<_, _>>().map(Self)
    }

    /// Whether this address may be connected to.
    pub(crate) fn permits(&self, at: SocketAddr) -> bool {
        let ip = unwrapped(at.ip());
        self.0.iter().any(|net| net.contains(&ip) || net.contains(&at.ip()))
            || (PORTS.contains(&at.port()) && is_public(ip))
    }
}

/// The IPv4 address that an IPv6 address stands for: mapped, or behind NAT64, which networks without IPv4 use for
/// every site that has no IPv6.
fn unwrapped(ip: IpAddr) -> IpAddr {
    let IpAddr::V6(v6) = ip else { return ip };
    let nat64 = v6.segments()[..6] == [0x64, 0xff9b, 0, 0, 0, 0];
    match v6.to_ipv4_mapped() {
        Some(v4) => IpAddr::V4(v4),
        None if nat64 => IpAddr::V4(last_four(v6)),
        None => ip,
    }
}

fn last_four(v6: Ipv6Addr) -> Ipv4Addr {
    let o = v6.octets();
    Ipv4Addr::new(o[12], o[13], o[14], o[15])
}

fn is_public(ip: IpAddr) -> bool {
    let global = match ip {
        IpAddr::V4(_) => true,
        IpAddr::V6(v6) => v6.segments()[0] & 0xe000 == 0x2000,
    };
    global && !NETS.iter().any(|net| net.contains(&ip))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permits(allow: &[&str], at: &str) -> bool {
        Allow::parse(allow).unwrap().permits(at.parse().unwrap())
    }

    #[test]
    fn every_network_of_the_list_is_one() {
        assert_eq!(NETS.len(), NOT_PUBLIC.len());
    }

    #[test]
    fn nothing_outside_the_public_internet_is_permitted_in_any_disguise() {
        for at in [
            "127.0.0.1:80", "10.0.0.1:443", "169.254.169.254:80", "192.168.1.1:80",
            "100.64.0.1:80", "0.0.0.0:80", "255.255.255.255:80", "224.0.0.1:80", "[::1]:80",
            "[::]:80", "[::ffff:127.0.0.1]:80", "[::ffff:10.0.0.1]:80", "[::127.0.0.1]:80",
            "[64:ff9b::7f00:1]:80", "[64:ff9b::a9fe:a9fe]:80", "[64:ff9b:1::1]:80",
            "[2002:7f00:1::1]:80", "[2002:808:808::1]:80", "[2001:0:4136:e378::1]:80",
            "[fe80::1]:80", "[fd00::1]:80", "[ff02::1]:80",
        ] {
            assert!(!permits(&[], at), "{at}");
        }
        for at in ["8.8.8.8:80", "1.1.1.1:443", "[2606:4700::1111]:443", "[64:ff9b::808:808]:80"] {
            assert!(permits(&[], at), "{at}");
        }
    }

    #[test]
    fn odd_ports_are_for_allowed_networks_only() {
        assert!(!permits(&[], "8.8.8.8:22"));
        assert!(!permits(&[], "8.8.8.8:25"));
        assert!(permits(&["127.0.0.0/8"], "127.0.0.1:4711"));
        assert!(permits(&["127.0.0.0/8"], "[::ffff:127.0.0.1]:4711"));
        assert!(permits(&["8.8.8.8"], "8.8.8.8:22"));
        assert!(!permits(&["127.0.0.0/8"], "10.0.0.1:80"));
    }

    #[test]
    fn a_network_that_is_none_is_named() {
        assert!(Allow::parse(&["here"]).unwrap_err().contains("`here`"));
    }
}
