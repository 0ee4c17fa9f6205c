//! Enums whose values TypeScript sends as words.

/// Defines such an enum and reads it. With `else`, a word this page does not know is that value:
/// browsers and SDKs invent new ones. (What serde derives weighs several times as much in
/// WebAssembly.)
macro_rules! facade_words {
    (
        $(#[$meta:meta])* $vis:vis enum $name:ident $(else $other:ident)? {
            $($(#[$doc:meta])* $value:ident = $word:literal,)+
        }
    ) => {
        $(#[$meta])* $vis enum $name {
            $($(#[$doc])* $value,)+
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <String as serde::Deserialize>::deserialize(deserializer)?;
                let known = match word.as_str() {
                    $($word => Some(Self::$value),)+
                    _ => None,
                };
                known$(.or(Some(Self::$other)))?.ok_or_else(|| {
                    serde::de::Error::custom(concat!("unknown ", stringify!($name)))
                })
            }
        }
    };
}

pub(crate) use facade_words;
