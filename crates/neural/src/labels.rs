//! The names a model file gives to its outputs, matched against those this program knows.

use crate::error::Error;
use tidings_model::Vocabulary;

macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }
        impl Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn as_str(self) -> &'static str { match self { $(Self::$variant => $word),+ } }
        }
    };
}

labels! {
    /// What a piece is to an act.
    Role {
        /// Who did it.
        Who = "who",
        /// Whom it was done to.
        Whom = "whom",
        /// Where it happened.
        Where = "where",
        /// When it happened.
        When = "when",
        /// With what.
        With = "with",
        /// How many were killed.
        Killed = "killed",
        /// How many were injured.
        Injured = "injured",
        /// How many were taken.
        Captured = "captured",
        /// How many took part.
        Crowd = "crowd",
        /// How many had to flee.
        Displaced = "displaced",
        /// Who says so.
        Says = "says",
        /// It is another mention of the act itself.
        Same = "same",
    }
}

labels! {
    /// How an act is told.
    Mode {
        /// As a thing that happened.
        Happened = "happened",
        /// With doubt.
        Alleged = "alleged",
        /// To say that it did not happen.
        Denied = "denied",
        /// As a thing to come.
        Expected = "expected",
    }
}

/// For each place in the file's list, the place of that label in `V::ALL`. The file may order them as
/// it likes, but must have each of them and no others.
pub(crate) fn order<V: Vocabulary + PartialEq>(
    what: &'static str,
    names: &[String],
) -> Result<Vec<usize>, Error> {
    let mut order = Vec::with_capacity(names.len());
    for name in names {
        let Some(at) = V::ALL.iter().position(|v| v.as_str() == name) else {
            return Err(Error::Unknown { part: what, why: format!("“{name}” is none I know") });
        };
        if order.contains(&at) {
            return Err(Error::Unknown {
                part: what, why: format!("“{name}” stands there twice")
            });
        }
        order.push(at);
    }
    match (0..V::ALL.len()).find(|at| !order.contains(at)) {
        None => Ok(order),
        Some(at) => Err(Error::Unknown {
            part: what,
            why: format!("“{}” is missing", V::ALL[at].as_str()),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|&n| n.to_owned()).collect()
    }

    #[test]
    fn a_model_may_order_its_labels_otherwise() {
        let order = order::<Mode>("modes", &names(&["denied", "happened", "expected", "alleged"]));
        assert_eq!(order.unwrap(), [2, 0, 3, 1]);
    }

    #[test]
    fn a_label_that_is_missing_twice_or_new_is_refused() {
        for (list, why) in [
            (vec!["denied", "happened", "expected"], "“alleged” is missing"),
            (vec!["denied", "denied", "happened", "alleged"], "twice"),
            (vec!["denied", "happened", "expected", "rumoured"], "“rumoured” is none I know"),
        ] {
            let error = order::<Mode>("modes", &names(&list)).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }
}
