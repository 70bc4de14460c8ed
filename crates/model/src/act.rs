//! What happened: ACLED's sub-event types, and the codes of UCDP and PLOVER.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The act, as one of ACLED's 25 sub-event types (codebook of 2024).
    Act {
        ArmedClash = "Armed clash",
        GovernmentRegainsTerritory = "Government regains territory",
        NonStateActorOvertakesTerritory = "Non-state actor overtakes territory",
        ChemicalWeapon = "Chemical weapon",
        AirDroneStrike = "Air/drone strike",
        SuicideBomb = "Suicide bomb",
        Shelling = "Shelling/artillery/missile attack",
        RemoteExplosive = "Remote explosive/landmine/IED",
        Grenade = "Grenade",
        PeacefulProtest = "Peaceful protest",
        ProtestWithIntervention = "Protest with intervention",
        ExcessiveForce = "Excessive force against protesters",
        ViolentDemonstration = "Violent demonstration",
        MobViolence = "Mob violence",
        Agreement = "Agreement",
        Arrests = "Arrests",
        ChangeToGroup = "Change to group/activity",
        DisruptedWeaponsUse = "Disrupted weapons use",
        BaseEstablished = "Headquarters or base established",
        Looting = "Looting/property destruction",
        NonViolentTransfer = "Non-violent transfer of territory",
        OtherStrategic = "Other",
        SexualViolence = "Sexual violence",
        Attack = "Attack",
        Abduction = "Abduction/forced disappearance",
    }
}

vocabulary! {
    /// ACLED's event type: the family a sub-event type belongs to.
    AcledType {
        Battles = "Battles",
        Explosions = "Explosions/Remote violence",
        Protests = "Protests",
        Riots = "Riots",
        Strategic = "Strategic developments",
        Civilians = "Violence against civilians",
    }
}

impl Act {
    /// The ACLED event type above this sub-event type.
    pub const fn acled_type(self) -> AcledType {
        match self {
            Self::ArmedClash
            | Self::GovernmentRegainsTerritory
            | Self::NonStateActorOvertakesTerritory => AcledType::Battles,
            Self::ChemicalWeapon
            | Self::AirDroneStrike
            | Self::SuicideBomb
            | Self::Shelling
            | Self::RemoteExplosive
            | Self::Grenade => AcledType::Explosions,
            Self::PeacefulProtest | Self::ProtestWithIntervention | Self::ExcessiveForce => {
                AcledType::Protests
            }
            Self::ViolentDemonstration | Self::MobViolence => AcledType::Riots,
            Self::SexualViolence | Self::Attack | Self::Abduction => AcledType::Civilians,
            _ => AcledType::Strategic,
        }
    }

    /// Whether the act itself can kill or wound.
    pub const fn is_violent(self) -> bool {
        matches!(
            self.acled_type(),
            AcledType::Battles | AcledType::Explosions | AcledType::Civilians | AcledType::Riots
        ) || matches!(self, Self::ExcessiveForce)
    }

    /// Whether it is a demonstration of any sort.
    pub const fn is_demonstration(self) -> bool {
        matches!(self.acled_type(), AcledType::Protests)
            || matches!(self, Self::ViolentDemonstration)
    }

    /// Whether two reports of one thing may name it by these two kinds: "attack" is also how
    /// reporters call a clash, a strike or a bombing.
    pub fn akin(self, other: Self) -> bool {
        use AcledType::{Battles, Civilians, Explosions};
        if self == other || (self.is_demonstration() && other.is_demonstration()) {
            return true;
        }
        let (a, b) = (self.acled_type(), other.acled_type());
        let general = |t| matches!(t, Battles | Civilians | Explosions);
        if a == b && matches!(a, Battles) {
            return true;
        }
        let attack = |x: Self| matches!(x, Self::Attack | Self::ArmedClash);
        let riot = |x: Self| matches!(x, Self::MobViolence | Self::ViolentDemonstration);
        (attack(self) && general(b) && other != Self::SexualViolence)
            || (attack(other) && general(a) && self != Self::SexualViolence)
            || (riot(self) && (riot(other) || other.is_demonstration()))
            || (riot(other) && self.is_demonstration())
            || (matches!(self, Self::SuicideBomb) && matches!(other, Self::RemoteExplosive))
            || (matches!(other, Self::SuicideBomb) && matches!(self, Self::RemoteExplosive))
            || (matches!(self, Self::Looting) && matches!(other, Self::Attack))
            || (matches!(other, Self::Looting) && matches!(self, Self::Attack))
    }
}

vocabulary! {
    /// UCDP's type of organised violence.
    Ucdp {
        StateBased = "state-based",
        NonState = "non-state",
        OneSided = "one-sided",
    }
}

/// A PLOVER event and its mode, as in `data/codebooks/plover.csv`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Plover {
    /// `ASSAULT`, `PROTEST`, …
    pub event: String,
    /// `aerial`, `explosives`, …; not every event has one.
    pub mode: Option<String>,
}
