//! Enums that travel and are stored as words.

/// Implements serde for an enum by its own `ALL` and `as_str`, so that the words exist once. What
/// serde derives for such an enum weighs several times as much in WebAssembly.
#[macro_export]
macro_rules! serde_by_word {
    ($type:ident) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let word =
                    <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)?;
                Self::ALL.into_iter().find(|value| value.as_str() == word).ok_or_else(|| {
                    ::serde::de::Error::custom(::std::concat!("unknown ", ::std::stringify!($type)))
                })
            }
        }
    };
}
