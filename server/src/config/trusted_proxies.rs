//! Whose `X-Forwarded-For` is believed.

use ipnet::{IpNet, Ipv4Net};
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

/// The networks from which reverse proxies speak. By default this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

/// The text is no list of addresses and networks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no address and no network")]
pub struct NoNetwork(String);

impl TrustedProxies {
    /// Whether a proxy may speak from this address. An IPv4 address counts in its IPv6 form too.
    pub fn contain(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }
}

impl Default for TrustedProxies {
    fn default() -> Self {
        let loopback = Ipv4Net::new_assert(Ipv4Addr::new(127, 0, 0, 0), 8);
        Self(vec![loopback.into(), IpAddr::V6(Ipv6Addr::LOCALHOST).into()])
    }
}

/// Addresses and networks such as `10.0.0.0/8`, separated by commas.
impl FromStr for TrustedProxies {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let network = |part: &str| {
            let address = part.parse::<IpAddr>().map(|address| IpNet::from(address.to_canonical()));
            address.or_else(|_| part.parse()).map_err(|_| NoNetwork(part.to_owned()))
        };
        text.split(',').map(|part| network(part.trim())).collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Display for TrustedProxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, network) in self.0.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            write!(f, "{comma}{network}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("is an address")
    }

    #[test]
    fn addresses_and_networks_are_understood() {
        let proxies: TrustedProxies =
            "10.0.0.0/8, 192.0.2.7,2001:db8::/32".parse().expect("is a list");
        for trusted in ["10.1.2.3", "192.0.2.7", "::ffff:10.1.2.3", "2001:db8::1"] {
            assert!(proxies.contain(address(trusted)), "{trusted}");
        }
        for stranger in ["11.0.0.1", "192.0.2.8", "2001:db9::1", "127.0.0.1"] {
            assert!(!proxies.contain(address(stranger)), "{stranger}");
        }
        for text in ["", "proxy.example.org", "10.0.0.0/33", "10.0.0.1,", "10.0.0.1 10.0.0.2"] {
            assert!(text.parse::<TrustedProxies>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn this_machine_is_trusted_by_itself() {
        let proxies = TrustedProxies::default();
        assert_eq!(proxies.to_string().parse(), Ok(proxies.clone()));
        for trusted in ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"] {
            assert!(proxies.contain(address(trusted)), "{trusted}");
        }
        assert!(!proxies.contain(address("192.168.0.1")));
    }
}
