// Generated from openapi.json by `npm run types`: change the server, not this file.
export interface paths {
    "/api/v1/actors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations and groups with these words in a name; without words, those of most incidents. */
        get: operations["get_actors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of an organisation or group: its names, and its ties with the days they hold. */
        get: operations["get_actors_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a decision on a name would touch if it held for all alike. */
        get: operations["get_alike"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/captures/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page as it was captured, which can do nothing. */
        get: operations["get_captures_digest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides about an incident as it was seen. */
        post: operations["post_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{seq}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes a decision by another entry; nothing is erased. */
        post: operations["post_decisions_seq_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds an event that the reader missed, told in the words chosen; its values are set by decisions on it. */
        post: operations["post_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many incidents for each value of each filter, the other filters applied. */
        get: operations["get_facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much the store holds, and its head. */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compares everything stored with its digests and quotes. */
        post: operations["post_health_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents that pass the filters. */
        get: operations["get_incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The incidents that pass the filters as a table. */
        get: operations["get_incidents_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An incident by its id, an id it had, or the first letters of one; or by the id of one of its events. */
        get: operations["get_incidents_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says something of an incident. */
        post: operations["post_incidents_id_comments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An incident as a row of ACLED and of UCDP GED, or why it is none there. */
        get: operations["get_incidents_id_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents on a map: the server puts those near one another together. */
        get: operations["get_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places whose names begin so. */
        get: operations["get_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/project": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the project asks of its incidents. */
        get: operations["get_project"];
        put?: never;
        /** Asks that so many people approve an incident before it may leave the house. */
        post: operations["post_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of what the reader coded reviewers changed, and how far they agree. */
        get: operations["get_quality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What nobody has accepted or released yet, what matters most first: uncertain x severe x recent. */
        get: operations["get_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports, the last added first. */
        get: operations["get_reports"];
        put?: never;
        /** Reads a report and stores it with what it says happened. */
        post: operations["post_reports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report with its text and what was read in it. */
        get: operations["get_reports_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The decisions that hold for all alike, those undone among them. */
        get: operations["get_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports by their words. */
        get: operations["get_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents over time, by their first day, and how much was reported at all. */
        get: operations["get_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the desk was started. */
        get: operations["get_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Publishers and weeks. */
        get: operations["get_sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words that may stand in a field. */
        get: operations["get_vocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description ACLED's code. */
        AcledCode: {
            /**
             * @description Event type.
             * @enum {string}
             */
            event_type: "Battles" | "Explosions/Remote violence" | "Protests" | "Riots" | "Strategic developments" | "Violence against civilians";
            /**
             * @description Sub-event type.
             * @enum {string}
             */
            sub_event_type: "Armed clash" | "Government regains territory" | "Non-state actor overtakes territory" | "Chemical weapon" | "Air/drone strike" | "Suicide bomb" | "Shelling/artillery/missile attack" | "Remote explosive/landmine/IED" | "Grenade" | "Peaceful protest" | "Protest with intervention" | "Excessive force against protesters" | "Violent demonstration" | "Mob violence" | "Agreement" | "Arrests" | "Change to group/activity" | "Disrupted weapons use" | "Headquarters or base established" | "Looting/property destruction" | "Non-violent transfer of territory" | "Other" | "Sexual violence" | "Attack" | "Abduction/forced disappearance";
        };
        /** @description An organisation or group. */
        ActorHit: components["schemas"]["ActorValue"] & {
            /**
             * Format: int64
             * @description That it takes part in.
             */
            incidents: number;
            since: string | null;
            until: string | null;
        };
        /** @description Actors by name. */
        ActorHits: {
            items: components["schemas"]["ActorHit"][];
        };
        /** @description A name of an actor. */
        ActorName: {
            /** @description ISO 639-1; null: in any. */
            language: string | null;
            name: string;
        };
        /** @description A tie between two actors, as far as its days are known. */
        ActorTie: {
            /** @description Id of the other. */
            actor: string;
            /** @description Its standard name, where it is known. */
            label: string | null;
            /** @description `part_of`, `ally_of`, `fights`, `successor_of` and others. */
            relation: string;
            since: string | null;
            /** @description The other stands so to this one, not this one to the other. */
            to_it: boolean;
            until: string | null;
        };
        /** @description An organisation or group as a reviewer gives it. */
        ActorValue: {
            /** @description Knowledge id, where known. */
            actor?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /**
             * @description What kind.
             * @enum {string}
             */
            kind: "state" | "police" | "rebel" | "militia" | "communal" | "external" | "peacekeepers" | "gang" | "party" | "protesters" | "rioters" | "civilians" | "unidentified" | "other";
            /** @description Standard name. */
            label: string;
        };
        /** @description What is known of an organisation or group. */
        ActorView: components["schemas"]["ActorHit"] & {
            /** @description As reports may write it. */
            names: components["schemas"]["ActorName"][];
            /** @description Oldest first, those without a day before all. */
            ties: components["schemas"]["ActorTie"][];
        };
        /** @description An event that the reader missed, as it is sent. */
        AddInput: {
            by: string;
            /**
             * @description ACLED sub-event type.
             * @enum {string}
             */
            kind: "Armed clash" | "Government regains territory" | "Non-state actor overtakes territory" | "Chemical weapon" | "Air/drone strike" | "Suicide bomb" | "Shelling/artillery/missile attack" | "Remote explosive/landmine/IED" | "Grenade" | "Peaceful protest" | "Protest with intervention" | "Excessive force against protesters" | "Violent demonstration" | "Mob violence" | "Agreement" | "Arrests" | "Change to group/activity" | "Disrupted weapons use" | "Headquarters or base established" | "Looting/property destruction" | "Non-violent transfer of territory" | "Other" | "Sexual violence" | "Attack" | "Abduction/forced disappearance";
            reason: string;
            /** @description The words that tell it, in the latest text of a report. */
            words: components["schemas"]["WordsInput"];
        };
        /** @description What a decision on a name would touch. */
        Alike: {
            /**
             * Format: int64
             * @description Current events that write the name so.
             */
            events: number;
            /**
             * Format: int64
             * @description Incidents they are told in.
             */
            incidents: number;
            /** @description The first of them. */
            items: components["schemas"]["IncidentRow"][];
        };
        /** @description One step of a series: both days included. */
        Bucket: {
            end: string;
            /** @description By ACLED event type. */
            families: {
                [key: string]: number;
            };
            /** Format: int64 */
            killed: number;
            /** Format: int64 */
            n: number;
            /**
             * Format: int64
             * @description Reports published in it, of the whole store: silence is not peace.
             */
            reports: number;
            start: string;
        };
        /** @description What verifying found. */
        Checked: {
            /** Format: int64 */
            captures: number;
            /** Format: int64 */
            entries: number;
            /** @description Everything found wrong, in words. */
            findings: string[];
            head: string;
            /** Format: int64 */
            quotes: number;
            /** Format: int64 */
            texts: number;
        };
        /** @description One value said by one speaker in one report. */
        Claim: {
            /** @description The value, in words. */
            assertion: string;
            /** @description The event it comes from. */
            event: string;
            /**
             * @description About what.
             * @enum {string}
             */
            field: "event" | "kind" | "when" | "where" | "actor" | "target" | "killed" | "injured" | "missing" | "captured" | "abducted" | "displaced" | "crowd" | "standing";
            /** @description The report's id. */
            report: string;
            /** @description The words. */
            span: components["schemas"]["Quote"];
            /** @description As written; null when the newsroom says it itself. */
            speaker: string | null;
            /** @description The text the words stand in. */
            text_id: string;
        };
        /** @description What somebody says of an incident. */
        Comment: {
            at: string;
            by: string;
            /** Format: int64 */
            seq: number;
            text: string;
        };
        /** @description A comment as it is sent. */
        CommentInput: {
            by: string;
            text: string;
        };
        /** @description Whose stories an outlet prints. */
        Copied: {
            /** @description An agency or another outlet; null: its reports do not name it. */
            name: string | null;
            /**
             * Format: int64
             * @description How many of the outlet's reports.
             */
            reports: number;
        };
        /** @description A country. */
        CountryCount: {
            label: string;
            /** Format: int64 */
            n: number;
            value: string;
        };
        /** @description What a decision made of the incident. */
        Decided: {
            /** @description Its id now, which a merge may have changed; null when it was rejected. */
            incident: string | null;
            /**
             * Format: int64
             * @description Number of the ledger entry.
             */
            seq: number;
            view: components["schemas"]["IncidentView"] | null;
        };
        /** @description A reviewer's decision. */
        Decision: {
            /** @description With a place or one actor: it holds wherever a report writes a place or an actor so. */
            alike?: string | null;
            /** @description When, RFC 3339. */
            at: string;
            /** @description Who. */
            by: string;
            /**
             * Format: int32
             * @description One past their last byte.
             */
            end: number;
            /**
             * @description About what.
             * @enum {string}
             */
            field: "event" | "kind" | "when" | "where" | "actor" | "target" | "killed" | "injured" | "missing" | "captured" | "abducted" | "displaced" | "crowd" | "standing";
            /** @description Why. */
            reason: string;
            /** @description What. */
            ruling: components["schemas"]["RulingWords"];
            shown?: components["schemas"]["Quote"] | null;
            /**
             * Format: int32
             * @description First byte of those words.
             */
            start: number;
            /** @description The text whose words it is about. */
            text_id: string;
        };
        /** @description A decision as it is sent. */
        DecisionInput: {
            /** @description For `set` on `actor` or `target`: who they are, all of them. */
            actors?: components["schemas"]["ActorValue"][] | null;
            /** @description For `set` on `where`, or on `actor` and `target` with one actor: it holds wherever a report writes the name so. */
            alike?: string | null;
            by: string;
            /**
             * @description `event`, `kind`, `when`, `where`, `actor`, `target`, `standing` or a harm such as `killed`.
             * @enum {string}
             */
            field: "event" | "kind" | "when" | "where" | "actor" | "target" | "killed" | "injured" | "missing" | "captured" | "abducted" | "displaced" | "crowd" | "standing";
            /** @description An incident or one of its events. */
            id: string;
            /** @description For `merge`: an incident or event; for `split`: the event that is another incident. */
            other?: string | null;
            place?: components["schemas"]["PlaceValue"] | null;
            reason: string;
            /** @description `accept`, `set`, `not_said`, `tag`, `untag`, `reject`, `merge`, `split` or `release`. */
            ruling: string;
            /** @description `etag` of the incident as it was seen. */
            seen: string;
            /** @description For `set`: a number, a day, `2024-12-01 to 2024-12-03`, a kind, a standing. For `tag` and `untag`: the tag. */
            value?: string | null;
            words?: components["schemas"]["WordsInput"] | null;
        };
        /** @description Claims that cannot all be true. */
        Dispute: {
            /** @description Indexes into the incident's claims. */
            claims: number[];
            /**
             * @description About what.
             * @enum {string}
             */
            field: "event" | "kind" | "when" | "where" | "actor" | "target" | "killed" | "injured" | "missing" | "captured" | "abducted" | "displaced" | "crowd" | "standing";
        };
        /** @description What one report says happened. */
        Event: {
            acled: components["schemas"]["AcledCode"] | null;
            /**
             * @description The act, always: equal to `acled.sub_event_type` where ACLED records it.
             * @enum {string}
             */
            act: "Armed clash" | "Government regains territory" | "Non-state actor overtakes territory" | "Chemical weapon" | "Air/drone strike" | "Suicide bomb" | "Shelling/artillery/missile attack" | "Remote explosive/landmine/IED" | "Grenade" | "Peaceful protest" | "Protest with intervention" | "Excessive force against protesters" | "Violent demonstration" | "Mob violence" | "Agreement" | "Arrests" | "Change to group/activity" | "Disrupted weapons use" | "Headquarters or base established" | "Looting/property destruction" | "Non-violent transfer of territory" | "Other" | "Sexual violence" | "Attack" | "Abduction/forced disappearance";
            /** @description What coded it. */
            coded_by: string;
            /**
             * Format: double
             * @description 0 to 1, two decimals.
             */
            confidence: number;
            /** @description The sentences that show it best. */
            evidence: components["schemas"]["Quote"][];
            /** @description How many. */
            figures: components["schemas"]["Figure"][];
            /** @description Whether it is the news of this report. */
            foreground: boolean;
            /**
             * Format: int32
             * @description 1.
             */
            format: number;
            /** @description What was hit. */
            hit: components["schemas"]["Tag"][];
            /** @description Lasting id. */
            id: string;
            /** @description Places that are not the scene. */
            other_places: components["schemas"]["OtherPlace"][];
            /** @description Who. */
            participants: components["schemas"]["Participant"][];
            /**
             * @description What part of the page.
             * @enum {string}
             */
            passage: "headline" | "lead" | "body" | "background" | "caption" | "boilerplate";
            plover: components["schemas"]["PloverCode"] | null;
            /** @description Whence. */
            report: components["schemas"]["ReportHead"];
            /** @description Whether it needs a person's look before it leaves. */
            review: boolean;
            /** @description Who says it. */
            speakers: components["schemas"]["Speaker"][];
            /**
             * @description How well vouched for.
             * @enum {string}
             */
            standing: "reported" | "attributed" | "confirmed" | "alleged" | "disputed" | "denied" | "expected";
            /** @description The words that name the act. */
            trigger: components["schemas"]["Quote"];
            /** @description `event`. */
            type: string;
            /**
             * @description UCDP's type of violence, null where its rules do not record the event.
             * @enum {string|null}
             */
            ucdp: "state-based" | "non-state" | "one-sided" | null;
            /** @description With what. */
            weapons: components["schemas"]["Tag"][];
            when: components["schemas"]["When"] | null;
            where: components["schemas"]["Where"] | null;
        };
        /** @description A row with its headings. */
        ExportRow: {
            columns: string[];
            values: string[];
        };
        /** @description How an incident leaves in two forms. */
        ExportRows: {
            acled: components["schemas"]["ExportRow"] | null;
            acled_left_out: string | null;
            ucdp: components["schemas"]["ExportRow"] | null;
            ucdp_left_out: string | null;
        };
        /** @description How many incidents for each value of each filter, the other filters applied. */
        Facets: {
            /** Format: int64 */
            background: number;
            countries: components["schemas"]["CountryCount"][];
            /** Format: int64 */
            disputed: number;
            families: components["schemas"]["ValueCount"][];
            kinds: components["schemas"]["KindCount"][];
            regions: components["schemas"]["RegionCount"][];
            standings: components["schemas"]["ValueCount"][];
            /** @description The project's own words. */
            tags: components["schemas"]["TagCount"][];
            /** Format: int64 */
            to_review: number;
            /** Format: int64 */
            total: number;
        };
        /** @description How often the values of a field were corrected. */
        FieldQuality: {
            /**
             * Format: int64
             * @description ... and of these, those of which all said the same in the end.
             */
            agreed: number;
            /** Format: int64 */
            corrected: number;
            /** @enum {string} */
            field: "event" | "kind" | "when" | "where" | "actor" | "target" | "killed" | "injured" | "missing" | "captured" | "abducted" | "displaced" | "crowd" | "standing";
            /**
             * Format: int64
             * @description Values of this field that two or more reviewers ruled on, ...
             */
            ruled_twice: number;
        };
        /** @description How many. */
        Figure: {
            /**
             * @description How the words bound it.
             * @enum {string}
             */
            basis: "counted" | "about" | "between" | "at_least" | "up_to" | "several" | "said_none" | "said_unknown";
            /**
             * Format: int32
             * @description The number itself.
             */
            best: number | null;
            /**
             * @description Whose people.
             * @enum {string}
             */
            group: "civilians" | "actor_side" | "target_side" | "all" | "unknown";
            /**
             * @description What was done.
             * @enum {string}
             */
            harm: "killed" | "injured" | "missing" | "captured" | "abducted" | "displaced" | "crowd";
            /**
             * Format: int32
             * @description At most.
             */
            high: number | null;
            /**
             * Format: int32
             * @description At least.
             */
            low: number | null;
            /** @description Its number within the event. */
            n: number;
            /** @description The figure it lies in or contradicts. */
            of: number | null;
            /**
             * @description How it stands to the others.
             * @enum {string}
             */
            relation: "total" | "part" | "among" | "rival";
            /** @description The words. */
            span: components["schemas"]["Quote"];
            /** @description Numbers of the speakers who say so. */
            speakers: number[];
            /**
             * @description What is counted.
             * @enum {string}
             */
            unit: "people" | "households";
            /** @description Words for whom. */
            whom: string | null;
        };
        /** @description How the store is. */
        Health: {
            /** Format: int64 */
            bytes: number;
            /** @description What reads what is imported. */
            coder: string;
            /** Format: int64 */
            decisions: number;
            /** Format: int64 */
            entries: number;
            /** Format: int64 */
            events: number;
            /** @description `number:hash` of the ledger's last entry. */
            head: string;
            /** Format: int64 */
            incidents: number;
            last_backup: components["schemas"]["LastBackup"] | null;
            /** Format: int64 */
            reports: number;
            store: string;
            /** @description Whether a token is needed. */
            token: boolean;
            version: string;
        };
        /** @description What happened, from all reports. */
        Incident: {
            acled: components["schemas"]["AcledCode"] | null;
            /**
             * @description The settled act.
             * @enum {string}
             */
            act: "Armed clash" | "Government regains territory" | "Non-state actor overtakes territory" | "Chemical weapon" | "Air/drone strike" | "Suicide bomb" | "Shelling/artillery/missile attack" | "Remote explosive/landmine/IED" | "Grenade" | "Peaceful protest" | "Protest with intervention" | "Excessive force against protesters" | "Violent demonstration" | "Mob violence" | "Agreement" | "Arrests" | "Change to group/activity" | "Disrupted weapons use" | "Headquarters or base established" | "Looting/property destruction" | "Non-violent transfer of territory" | "Other" | "Sexual violence" | "Attack" | "Abduction/forced disappearance";
            /** @description What was said. */
            claims: components["schemas"]["Claim"][];
            /** @description Number of comments. */
            comments: number;
            /**
             * Format: double
             * @description 0 to 1, two decimals.
             */
            confidence: number;
            /** @description Whether it was withdrawn. */
            deleted: boolean;
            /** @description What cannot all be true. */
            disputes: components["schemas"]["Dispute"][];
            /** @description The sentences that show it best, in the frame report. */
            evidence: components["schemas"]["Quote"][];
            /** @description How many, settled. */
            figures: components["schemas"]["Figure"][];
            /** @description Whether it was the news of any report. */
            foreground: boolean;
            /**
             * Format: int32
             * @description 1.
             */
            format: number;
            /** @description Decisions that apply, oldest first. */
            history: components["schemas"]["Decision"][];
            /** @description What was hit. */
            hit: components["schemas"]["Tag"][];
            /** @description Lasting id. */
            id: string;
            /** @description Sources that are not copies of one another. */
            independent_sources: number;
            /** @description Places that are not the scene. */
            other_places: components["schemas"]["OtherPlace"][];
            /** @description Who. */
            participants: components["schemas"]["Participant"][];
            /**
             * @description Where the frame report tells it.
             * @enum {string}
             */
            passage: "headline" | "lead" | "body" | "background" | "caption" | "boilerplate";
            plover: components["schemas"]["PloverCode"] | null;
            /** @description Ids it had before merges. */
            previous_ids: string[];
            /** @description When it was released, RFC 3339. */
            released: string | null;
            /** @description Reports, oldest first. */
            reports: components["schemas"]["IncidentReport"][];
            /** @description Whether it needs a person's look before it leaves. */
            review: boolean;
            /** @description Who says it. */
            speakers: components["schemas"]["Speaker"][];
            /**
             * @description How well vouched for.
             * @enum {string}
             */
            standing: "reported" | "attributed" | "confirmed" | "alleged" | "disputed" | "denied" | "expected";
            /** @description The project's own tags. */
            tags: string[];
            /** @description The text that `trigger` and `evidence` stand in. */
            text_id: string;
            /** @description The words that name the act, in the frame report. */
            trigger: components["schemas"]["Quote"];
            /** @description `incident`. */
            type: string;
            /**
             * @description UCDP's type of violence.
             * @enum {string|null}
             */
            ucdp: "state-based" | "non-state" | "one-sided" | null;
            /** @description With what. */
            weapons: components["schemas"]["Tag"][];
            when: components["schemas"]["When"] | null;
            where: components["schemas"]["Where"] | null;
            /** @description Field to the rule that settled it and the claims it used. */
            why: {
                [key: string]: string;
            };
        };
        /** @description One page of incidents. */
        IncidentPage: {
            items: components["schemas"]["IncidentRow"][];
            /** @description What to ask for next with `cursor`; null at the end. */
            next: string | null;
            /**
             * Format: int64
             * @description On all pages.
             */
            total: number;
        };
        /** @description A report as an incident lists it. */
        IncidentReport: {
            /** @description The news agency whose account it gives: it says so, or all that it says of this went through the agency. */
            agency?: string | null;
            /** @description The story it copies: the id of a report of this incident. */
            copy_of: string | null;
            /** @description Ids of its events in this incident. */
            events: string[];
            /** @description Its id. */
            id: string;
            /** @description Path or given id. */
            origin: string;
            /** @description Day of publication. */
            published: string | null;
            /** @description The outlet. */
            publisher: string | null;
            /** @description The text its quotes stand in. */
            text_id: string;
        };
        /** @description An incident in one line. Unknown is null. */
        IncidentRow: {
            /**
             * @description ACLED sub-event type.
             * @enum {string}
             */
            act: "Armed clash" | "Government regains territory" | "Non-state actor overtakes territory" | "Chemical weapon" | "Air/drone strike" | "Suicide bomb" | "Shelling/artillery/missile attack" | "Remote explosive/landmine/IED" | "Grenade" | "Peaceful protest" | "Protest with intervention" | "Excessive force against protesters" | "Violent demonstration" | "Mob violence" | "Agreement" | "Arrests" | "Change to group/activity" | "Disrupted weapons use" | "Headquarters or base established" | "Looting/property destruction" | "Non-violent transfer of territory" | "Other" | "Sexual violence" | "Attack" | "Abduction/forced disappearance";
            actors: string[];
            admin1: string | null;
            /** Format: double */
            confidence: number;
            /** @description ISO 3166-1 alpha-2. */
            country: string | null;
            /** @enum {string|null} */
            date_precision: "day" | "days" | "week" | "month" | "year" | "unknown" | null;
            /** @description Reviewers' decisions that apply to it. */
            decisions: number;
            disputed: boolean;
            /**
             * @description ACLED event type.
             * @enum {string|null}
             */
            family: "Battles" | "Explosions/Remote violence" | "Protests" | "Riots" | "Strategic developments" | "Violence against civilians" | null;
            first: string | null;
            foreground: boolean;
            id: string;
            /** Format: int32 */
            killed_best: number | null;
            /** Format: int32 */
            killed_high: number | null;
            /** Format: int32 */
            killed_low: number | null;
            last: string | null;
            /**
             * Format: double
             * @description Null where the words name an area.
             */
            lat: number | null;
            /** Format: double */
            lon: number | null;
            place: string | null;
            /** @enum {string|null} */
            place_precision: "site" | "settlement" | "near" | "admin2" | "admin1" | "country" | "unknown" | null;
            /** Format: double */
            radius_km: number | null;
            released: boolean;
            reports: number;
            review: boolean;
            /** @description Independent ones. */
            sources: number;
            /** @enum {string} */
            standing: "reported" | "attributed" | "confirmed" | "alleged" | "disputed" | "denied" | "expected";
            /** @description The project's own. */
            tags: string[];
            targets: string[];
        };
        /** @description An incident with all that was said of it. */
        IncidentView: {
            /**
             * Format: int32
             * @description How many must, before it may leave the house; one of them releases it.
             */
            approvals: number;
            /** @description Who accepted or released it as it stands. */
            approved_by: string[];
            comments: components["schemas"]["Comment"][];
            /** @description What to send as `seen` with a decision; changes with whatever is said of the incident. */
            etag: string;
            /** @description What its reports say, each by itself. */
            events: components["schemas"]["Event"][];
            incident: components["schemas"]["Incident"];
            /** @description Decisions, oldest first. */
            log: components["schemas"]["LogEntry"][];
        };
        /** @description A sub-event type and its event type. */
        Kind: {
            /** @enum {string|null} */
            family: "Battles" | "Explosions/Remote violence" | "Protests" | "Riots" | "Strategic developments" | "Violence against civilians" | null;
            /** @enum {string} */
            value: "Armed clash" | "Government regains territory" | "Non-state actor overtakes territory" | "Chemical weapon" | "Air/drone strike" | "Suicide bomb" | "Shelling/artillery/missile attack" | "Remote explosive/landmine/IED" | "Grenade" | "Peaceful protest" | "Protest with intervention" | "Excessive force against protesters" | "Violent demonstration" | "Mob violence" | "Agreement" | "Arrests" | "Change to group/activity" | "Disrupted weapons use" | "Headquarters or base established" | "Looting/property destruction" | "Non-violent transfer of territory" | "Other" | "Sexual violence" | "Attack" | "Abduction/forced disappearance";
        };
        /** @description A sub-event type. */
        KindCount: {
            /** @enum {string|null} */
            family: "Battles" | "Explosions/Remote violence" | "Protests" | "Riots" | "Strategic developments" | "Violence against civilians" | null;
            /** Format: int64 */
            n: number;
            /** @enum {string} */
            value: "Armed clash" | "Government regains territory" | "Non-state actor overtakes territory" | "Chemical weapon" | "Air/drone strike" | "Suicide bomb" | "Shelling/artillery/missile attack" | "Remote explosive/landmine/IED" | "Grenade" | "Peaceful protest" | "Protest with intervention" | "Excessive force against protesters" | "Violent demonstration" | "Mob violence" | "Agreement" | "Arrests" | "Change to group/activity" | "Disrupted weapons use" | "Headquarters or base established" | "Looting/property destruction" | "Non-violent transfer of territory" | "Other" | "Sexual violence" | "Attack" | "Abduction/forced disappearance";
        };
        /** @description A copy of the store. */
        LastBackup: {
            /** @description RFC 3339. */
            at: string;
            /** @description The name of the file it was written to. */
            to: string;
        };
        /** @description A reviewer's decision as the ledger has it. */
        LogEntry: {
            /** @description It holds wherever a report writes the place or the actor so. */
            alike: string | null;
            at: string;
            by: string;
            /** @enum {string} */
            field: "event" | "kind" | "when" | "where" | "actor" | "target" | "killed" | "injured" | "missing" | "captured" | "abducted" | "displaced" | "crowd" | "standing";
            reason: string;
            /** @description `accept`, `set`, `not_said`, `add`, `tag`, `untag`, `reject`, `merge`, `split`, `release` or `undo`. */
            ruling: string;
            /**
             * Format: int64
             * @description Number of the ledger entry.
             */
            seq: number;
            /** @description Undone by a later entry. */
            undone: boolean;
            value: string | null;
        };
        /** @description Incidents whose words name an area. */
        MapArea: {
            admin1: string | null;
            country: string;
            /** Format: int64 */
            killed: number;
            /** Format: double */
            lat: number;
            /** Format: double */
            lon: number;
            /** Format: int64 */
            n: number;
            name: string;
            /**
             * Format: double
             * @description For drawing only: the extent of the area is not known.
             */
            radius_km: number;
        };
        /** @description Incidents with a point, those near one another at this zoom together. */
        MapCell: {
            /**
             * @description The commonest ACLED event type.
             * @enum {string|null}
             */
            family: "Battles" | "Explosions/Remote violence" | "Protests" | "Riots" | "Strategic developments" | "Violence against civilians" | null;
            /** @description The incident where there is only one. */
            id: string | null;
            /** Format: int64 */
            killed: number;
            /** Format: double */
            lat: number;
            /** Format: double */
            lon: number;
            /** Format: int64 */
            n: number;
            /** @enum {string|null} */
            precision: "site" | "settlement" | "near" | "admin2" | "admin1" | "country" | "unknown" | null;
            /** Format: double */
            radius_km: number | null;
        };
        /** @description Incidents on a map. */
        MapView: {
            areas: components["schemas"]["MapArea"][];
            cells: components["schemas"]["MapCell"][];
            /**
             * Format: int64
             * @description Incidents without any place that could be drawn.
             */
            unplaced: number;
        };
        /** @description A place that is not the scene. */
        OtherPlace: components["schemas"]["Where"] & {
            /**
             * @description Origin, destination or context.
             * @enum {string}
             */
            role: "origin" | "destination" | "context";
        };
        /** @description Somebody in the event. */
        Participant: {
            /** @description Knowledge id. */
            actor: string | null;
            /** @description ISO 3166-1 alpha-2, where the name says it. */
            country?: string | null;
            /** @description Who among them. */
            groups: string[];
            /**
             * @description What kind.
             * @enum {string}
             */
            kind: "state" | "police" | "rebel" | "militia" | "communal" | "external" | "peacekeepers" | "gang" | "party" | "protesters" | "rioters" | "civilians" | "unidentified" | "other";
            /** @description Standard name. */
            label: string;
            /** @description As written. */
            name: string;
            /**
             * @description Did it, suffered it, or other.
             * @enum {string}
             */
            role: "actor" | "target" | "other";
            /** @description The words. */
            span: components["schemas"]["Quote"];
        };
        /** @description One part of a text: half-open UTF-8 byte offsets. */
        Passage: {
            /** Format: int32 */
            end: number;
            /** @enum {string} */
            kind: "headline" | "lead" | "body" | "background" | "caption" | "boilerplate";
            /** Format: int32 */
            start: number;
        };
        /** @description A place. */
        PlaceHit: components["schemas"]["PlaceValue"] & {
            /** Format: int32 */
            population: number | null;
        };
        /** @description Places by name. */
        PlaceHits: {
            items: components["schemas"]["PlaceHit"][];
        };
        /** @description A place as a reviewer gives it. */
        PlaceValue: {
            /** @description First-order division. */
            admin1?: string | null;
            /** @description Second-order division. */
            admin2?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /**
             * Format: double
             * @description Degrees north.
             */
            lat?: number | null;
            /**
             * Format: double
             * @description Degrees east.
             */
            lon?: number | null;
            /** @description Standard name. */
            name: string;
            /** @description `g` + GeoNames id, `w` + Who's On First id, `o` + own id; null for a point set by hand. */
            place_id?: string | null;
            /**
             * @description How exact.
             * @enum {string}
             */
            precision: "site" | "settlement" | "near" | "admin2" | "admin1" | "country" | "unknown";
            /**
             * Format: double
             * @description How far from the point it may be.
             */
            radius_km?: number | null;
        };
        /** @description PLOVER's code. */
        PloverCode: {
            /** @description Event. */
            event: string;
            /** @description Mode, where the event has one. */
            mode: string | null;
        };
        /** @description An error as the API says it. */
        Problem: {
            current?: components["schemas"]["IncidentView"] | null;
            /** @description What happened and what to do. */
            detail: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description What kind of error, in words. */
            title: string;
            /** @description `about:blank`: the title says all. */
            type: string;
        };
        /** @description What the project asks of its incidents. */
        Project: {
            /**
             * Format: int32
             * @description How many people must accept or release an incident before it may leave the house.
             */
            approvals: number;
            /** @description How that came about, oldest first. */
            log: components["schemas"]["LogEntry"][];
        };
        /** @description What the project asks, as it is sent. */
        ProjectInput: {
            /**
             * Format: int32
             * @description How many people must accept or release an incident before it may leave the house.
             */
            approvals: number;
            by: string;
            reason: string;
        };
        /** @description An outlet. */
        Publisher: {
            /** @description Whose, most first, at most five. */
            copied: components["schemas"]["Copied"][];
            /**
             * Format: int64
             * @description Reports that print another's story or give an agency's account.
             */
            copies: number;
            /** Format: int64 */
            incidents: number;
            languages: string[];
            publisher: string | null;
            /** Format: int64 */
            reports: number;
            /**
             * Format: int64
             * @description Incidents of several reports that it told first with a number of dead.
             */
            tolls: number;
            /**
             * Format: int64
             * @description How many of those numbers are still the settled one, or within its bounds.
             */
            tolls_kept: number;
        };
        /** @description How much of what the reader coded reviewers changed, and how far they agree. */
        Quality: {
            /** @description By field: how often a value was corrected in events that were seen and not rejected. */
            fields: components["schemas"]["FieldQuality"][];
            /**
             * Format: int64
             * @description Events that reviewers found and the reader missed.
             */
            missed: number;
            /**
             * Format: int64
             * @description Of these, not of an event at all.
             */
            rejected: number;
            reviewers: components["schemas"]["Reviewer"][];
            /**
             * Format: int64
             * @description Events that reviewers accepted, corrected or rejected.
             */
            seen: number;
        };
        /** @description What to look at first. */
        Queue: {
            items: components["schemas"]["QueueItem"][];
            /** Format: int64 */
            total: number;
        };
        /** @description An incident to look at. */
        QueueItem: {
            row: components["schemas"]["IncidentRow"];
            /**
             * Format: double
             * @description Uncertain x severe x recent; only the order means anything.
             */
            weight: number;
            /** @description `marked`, `disputed`, `unsure`, `severe`, `single_source`. */
            why: string[];
        };
        /** @description Words of a text: half-open UTF-8 byte offsets and what stands there. */
        Quote: {
            /**
             * Format: int32
             * @description One past the last byte.
             */
            end: number;
            /** @description The words. */
            quote: string;
            /**
             * Format: int32
             * @description First byte.
             */
            start: number;
            /** @description The text, where it is not the record's own `text_id`: an incident's values come from many. */
            text_id?: string | null;
        };
        /** @description What was read in an imported report. */
        ReadReport: {
            events: components["schemas"]["Event"][];
            problems: components["schemas"]["Trouble"][];
            /** @description Its id; null when there was no report in it. */
            report: string | null;
        };
        /** @description A first-order division. */
        RegionCount: {
            country: string;
            /** Format: int64 */
            n: number;
            value: string;
        };
        /** @description The report an event comes from. */
        ReportHead: {
            /** @description The news agency whose account it says it gives. */
            agency?: string | null;
            /** @description Who wrote it; null in public exports. */
            byline: string | null;
            /** @description The story this one copies. */
            copy_of: string | null;
            /** @description What took the text from the page. */
            extractor: string;
            /** @description Its headline. */
            headline: string | null;
            /** @description Lasting id. */
            id: string;
            /** @description ISO 639-1. */
            language: string | null;
            /** @description Path, or the id given in JSONL. */
            origin: string;
            /** @description Day of publication, `YYYY-MM-DD`. */
            published: string | null;
            /** @description The outlet. */
            publisher: string | null;
            /** @description Time of capture, RFC 3339. */
            retrieved: string | null;
            /** @description Digest of the text that offsets count in. */
            text_id: string;
            /** @description Canonical address. */
            url: string | null;
        };
        /** @description A report typed or pasted in, or a file. */
        ReportInput: {
            /** @description What the file holds. */
            content?: string | null;
            headline?: string | null;
            /** @description ISO 639-1. */
            language?: string | null;
            /** @description Name of the file, whose end says its form: `.html`, `.htm`, `.txt`, `.md`, `.jsonl`. */
            name?: string | null;
            /** @description `YYYY-MM-DD`. */
            published?: string | null;
            publisher?: string | null;
            /** @description The text, unless `content` is given. */
            text?: string | null;
        };
        /** @description One page of reports, the last added first. */
        ReportPage: {
            items: components["schemas"]["ReportRow"][];
            next: string | null;
            /** Format: int64 */
            total: number;
        };
        /** @description A report in one line. */
        ReportRow: {
            added: string;
            /** @description The news agency whose account it says it gives. */
            agency: string | null;
            copy_of: string | null;
            events: number;
            headline: string | null;
            id: string;
            language: string | null;
            origin: string;
            published: string | null;
            publisher: string | null;
            url: string | null;
            versions: number;
        };
        /** @description A report with its text and what was read in it. */
        ReportView: {
            added: string;
            /** @description Digest of the page as it was captured. */
            capture: string;
            changed: string;
            coded_by: string | null;
            events: components["schemas"]["Event"][];
            head: components["schemas"]["ReportHead"];
            /** @description Event id to incident id. */
            incidents: {
                [key: string]: string;
            };
            passages: components["schemas"]["Passage"][];
            problems: components["schemas"]["Trouble"][];
            text: string;
            versions: string[];
        };
        /** @description What a reviewer did. */
        Reviewer: {
            /** Format: int64 */
            decisions: number;
            /** @description RFC 3339. */
            last: string;
            name: string;
        };
        /** @description A decision on a name that holds wherever a report writes it so. */
        Rule: components["schemas"]["LogEntry"] & {
            /**
             * Format: int64
             * @description Current events that write the name so.
             */
            events: number;
        };
        /** @description The project's rules, oldest first, those undone among them. */
        Rules: {
            items: components["schemas"]["Rule"][];
        };
        /** @description A ruling as it is written. */
        RulingWords: "accept" | {
            /** @description Has this value. */
            set: string;
        } | {
            /** @description It happened here. */
            place: components["schemas"]["PlaceValue"];
        } | {
            /** @description These, and nobody else, did it or suffered it. */
            actors: components["schemas"]["ActorValue"][];
        } | "reject" | {
            /** @description Same incident as the event at these words. */
            merge: {
                /**
                 * Format: int32
                 * @description One past its last byte.
                 */
                end: number;
                /**
                 * Format: int32
                 * @description First byte of the other trigger.
                 */
                start: number;
                /** @description Digest of the other text. */
                text_id: string;
            };
        } | {
            /** @description Not the same incident as the event at these words. */
            split: {
                /**
                 * Format: int32
                 * @description One past its last byte.
                 */
                end: number;
                /**
                 * Format: int32
                 * @description First byte of the other trigger.
                 */
                start: number;
                /** @description Digest of the other text. */
                text_id: string;
            };
        } | "release" | "not_said" | {
            /** @description The reader missed an event of this ACLED sub-event type, told in these words. */
            add: string;
        } | {
            /** @description The incident bears this word of the project's own. */
            tag: string;
        } | {
            /** @description It no longer does. */
            untag: string;
        } | {
            /**
             * Format: int32
             * @description So many people must accept or release an incident before it may leave the house. About no words: the text is
             *     empty.
             */
            approvals: number;
        } | "comment" | {
            /** @description The decision of this ledger entry no longer holds. */
            undo: {
                /**
                 * Format: int64
                 * @description Its number in the ledger.
                 */
                entry: number;
            };
        };
        /** @description A report that has the words. */
        SearchHit: {
            report: components["schemas"]["ReportHead"];
            /** @description Matches between `[` and `]`. */
            snippet: string;
        };
        /** @description What was found by words. */
        SearchHits: {
            items: components["schemas"]["SearchHit"][];
        };
        /** @description Incidents over time. */
        Series: {
            /** @description Without gaps. */
            buckets: components["schemas"]["Bucket"][];
            /**
             * @description `day`, `week`, `month` or `year`.
             * @enum {string}
             */
            step: "day" | "week" | "month" | "year";
            /**
             * Format: int64
             * @description Incidents without a day.
             */
            undated: number;
        };
        /** @description How the desk was started. */
        Settings: {
            tiles: components["schemas"]["TileSource"] | null;
        };
        /** @description Who undoes a decision, and why. */
        Signed: {
            by: string;
            reason: string;
        };
        /** @description Who reports, how much and how well. */
        Sources: {
            publishers: components["schemas"]["Publisher"][];
            /** @description What `tidings watch` asks, and how that goes; none where nothing is watched. */
            watched: components["schemas"]["Watched"][];
            weeks: components["schemas"]["Week"][];
        };
        /** @description Who says it. */
        Speaker: {
            /**
             * @description About what.
             * @enum {string}
             */
            about: "event" | "figures" | "responsibility";
            /** @description Knowledge id of the side they speak for. */
            actor: string | null;
            /**
             * @description Kind of that side.
             * @enum {string|null}
             */
            kind?: "state" | "police" | "rebel" | "militia" | "communal" | "external" | "peacekeepers" | "gang" | "party" | "protesters" | "rioters" | "civilians" | "unidentified" | "other" | null;
            /** @description Standard name of that side. */
            label?: string | null;
            /** @description Its number within the event. */
            n: number;
            /** @description As written. */
            name: string;
            /** @description The words. */
            span: components["schemas"]["Quote"];
            /**
             * @description How they stand to it.
             * @enum {string}
             */
            stance: "asserts" | "confirms" | "denies" | "claims_responsibility" | "doubts";
            /** @description Through whom. */
            via: string | null;
        };
        /** @description What was hit, or with what. */
        Tag: {
            /** @description `hospital`, `market`, …; `drone`, `ied`, …. */
            kind: string;
            /** @description The words. */
            span: components["schemas"]["Quote"];
        };
        /** @description A tag. */
        TagCount: {
            /** Format: int64 */
            incidents: number;
            tag: string;
        };
        /** @description Map tiles. */
        TileSource: {
            /** @description Whom the map names for them. */
            credit: string;
            /** @description With `{z}`, `{x}` and `{y}`. */
            url: string;
        };
        /** @description Something that could not be done in a report. */
        Trouble: {
            message: string;
            stage: string;
        };
        /** @description A value and how many have it. */
        ValueCount: {
            /** Format: int64 */
            n: number;
            value: string;
        };
        /** @description A source that is watched. Times are RFC 3339. */
        Watched: {
            /** @description When it last answered. */
            answered: string | null;
            /** @description The last one, in words. */
            error: string | null;
            /**
             * Format: int32
             * @description In a row.
             */
            failures: number;
            /** Format: int64 */
            given_up: number;
            /** @description Null: a folder. */
            host: string | null;
            name: string;
            /** @description When it is asked next; null: no more. */
            next: string | null;
            /** @description `well`, `failing`, `not yet asked`, `overdue` (nobody asks) or `stopped`. */
            state: string;
            /**
             * Format: int64
             * @description Stories read, those still to be read, and those given up.
             */
            stories: number;
            /** Format: int64 */
            waiting: number;
        };
        /** @description Reports of one week. */
        Week: {
            languages: {
                [key: string]: number;
            };
            /** @description Its Monday. */
            start: string;
        };
        /** @description When: both days included. */
        When: {
            /** @description First day, `YYYY-MM-DD`. */
            first: string | null;
            /** @description Last day. */
            last: string | null;
            /**
             * @description How exact.
             * @enum {string}
             */
            precision: "day" | "days" | "week" | "month" | "year" | "unknown";
            /** @description The words. */
            span: components["schemas"]["Quote"];
        };
        /** @description Where. `lat` and `lon` are null when the precision is admin2 or coarser. */
        Where: {
            /** @description First-order division. */
            admin1: string | null;
            /** @description Second-order division. */
            admin2: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country: string | null;
            /**
             * Format: double
             * @description Degrees north.
             */
            lat: number | null;
            /**
             * Format: double
             * @description Degrees east.
             */
            lon: number | null;
            /** @description Standard name. */
            name: string;
            /** @description OCHA P-code. */
            pcode?: string | null;
            /** @description `g` + GeoNames id, `w` + Who's On First id, `o` + own id. */
            place_id: string | null;
            /**
             * @description How exact.
             * @enum {string}
             */
            precision: "site" | "settlement" | "near" | "admin2" | "admin1" | "country" | "unknown";
            /**
             * Format: double
             * @description How far from the point it may be.
             */
            radius_km: number | null;
            /** @description The words. */
            span: components["schemas"]["Quote"];
        };
        /** @description The words that may stand in a field. */
        Words: {
            actor_kinds: string[];
            bases: string[];
            date_precisions: string[];
            families: string[];
            fields: string[];
            harms: string[];
            kinds: components["schemas"]["Kind"][];
            passages: string[];
            place_precisions: string[];
            stances: string[];
            standings: string[];
        };
        /** @description Words of a text: half-open UTF-8 byte offsets. */
        WordsInput: {
            /** Format: int32 */
            end: number;
            /** Format: int32 */
            start: number;
            text_id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_actors: {
        parameters: {
            query?: {
                /** @description The beginning of a name, or an id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActorHits"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_actors_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActorView"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_alike: {
        parameters: {
            query: {
                /** @description `where`, `actor` or `target`. */
                field: string;
                /** @description As reports write it, case and accents aside. */
                words: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alike"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_captures_digest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description somebody decided meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_decisions_seq_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Signed"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description an event stands on these words */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_facets: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2. */
                country?: string;
                /** @description First-order division by name. */
                admin1?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or later. */
                since?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or earlier. */
                until?: string;
                /** @description ACLED sub-event type or event type. */
                kind?: string;
                /** @description A participant's knowledge id, or words of the name. */
                actor?: string;
                /** @description One of the project's tags. */
                tag?: string;
                /** @description At least so many killed. */
                min_killed?: number;
                /** @description Only what some report tells as its news. */
                foreground?: boolean;
                /** @description How well vouched for. */
                standing?: string;
                /** @description Whether it waits for a person's look. */
                review?: boolean;
                /** @description At least so many independent sources. */
                min_sources?: number;
                /** @description Whether some of its claims cannot all be true. */
                disputed?: boolean;
                /** @description `west,south,east,north` in degrees. */
                bbox?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facets"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_health_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checked"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_incidents: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2. */
                country?: string;
                /** @description First-order division by name. */
                admin1?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or later. */
                since?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or earlier. */
                until?: string;
                /** @description ACLED sub-event type or event type. */
                kind?: string;
                /** @description A participant's knowledge id, or words of the name. */
                actor?: string;
                /** @description One of the project's tags. */
                tag?: string;
                /** @description At least so many killed. */
                min_killed?: number;
                /** @description Only what some report tells as its news. */
                foreground?: boolean;
                /** @description How well vouched for. */
                standing?: string;
                /** @description Whether it waits for a person's look. */
                review?: boolean;
                /** @description At least so many independent sources. */
                min_sources?: number;
                /** @description Whether some of its claims cannot all be true. */
                disputed?: boolean;
                /** @description `west,south,east,north` in degrees. */
                bbox?: string;
                /** @description `day`, `killed`, `sources` or `confidence`; with `-` before it the other way round. */
                sort?: string;
                /** @description At most so many, 1 to 500; 50 unless said. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description As the store stood at this time: a day (its end, UTC) or an RFC 3339 time. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentPage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_incidents_csv: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2. */
                country?: string;
                /** @description First-order division by name. */
                admin1?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or later. */
                since?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or earlier. */
                until?: string;
                /** @description ACLED sub-event type or event type. */
                kind?: string;
                /** @description A participant's knowledge id, or words of the name. */
                actor?: string;
                /** @description One of the project's tags. */
                tag?: string;
                /** @description At least so many killed. */
                min_killed?: number;
                /** @description Only what some report tells as its news. */
                foreground?: boolean;
                /** @description How well vouched for. */
                standing?: string;
                /** @description Whether it waits for a person's look. */
                review?: boolean;
                /** @description At least so many independent sources. */
                min_sources?: number;
                /** @description Whether some of its claims cannot all be true. */
                disputed?: boolean;
                /** @description `west,south,east,north` in degrees. */
                bbox?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_incidents_id: {
        parameters: {
            query?: {
                /** @description As the store stood at this time: a day (its end, UTC) or an RFC 3339 time. */
                as_of?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description as `If-None-Match` has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_incidents_id_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_incidents_id_rows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRows"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_map: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2. */
                country?: string;
                /** @description First-order division by name. */
                admin1?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or later. */
                since?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or earlier. */
                until?: string;
                /** @description ACLED sub-event type or event type. */
                kind?: string;
                /** @description A participant's knowledge id, or words of the name. */
                actor?: string;
                /** @description One of the project's tags. */
                tag?: string;
                /** @description At least so many killed. */
                min_killed?: number;
                /** @description Only what some report tells as its news. */
                foreground?: boolean;
                /** @description How well vouched for. */
                standing?: string;
                /** @description Whether it waits for a person's look. */
                review?: boolean;
                /** @description At least so many independent sources. */
                min_sources?: number;
                /** @description Whether some of its claims cannot all be true. */
                disputed?: boolean;
                /** @description `west,south,east,north` in degrees. */
                bbox?: string;
                /** @description 0 is the world, each step doubles. */
                zoom?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapView"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_places: {
        parameters: {
            query?: {
                /** @description The beginning of a name, or an id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceHits"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_project: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_project: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_quality: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quality"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_queue: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2. */
                country?: string;
                /** @description First-order division by name. */
                admin1?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or later. */
                since?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or earlier. */
                until?: string;
                /** @description ACLED sub-event type or event type. */
                kind?: string;
                /** @description A participant's knowledge id, or words of the name. */
                actor?: string;
                /** @description One of the project's tags. */
                tag?: string;
                /** @description At least so many killed. */
                min_killed?: number;
                /** @description Only what some report tells as its news. */
                foreground?: boolean;
                /** @description How well vouched for. */
                standing?: string;
                /** @description Whether it waits for a person's look. */
                review?: boolean;
                /** @description At least so many independent sources. */
                min_sources?: number;
                /** @description Whether some of its claims cannot all be true. */
                disputed?: boolean;
                /** @description `west,south,east,north` in degrees. */
                bbox?: string;
                /** @description At most so many, 1 to 200; 50 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_reports: {
        parameters: {
            query?: {
                /** @description `day`, `killed`, `sources` or `confidence`; with `-` before it the other way round. */
                sort?: string;
                /** @description At most so many, 1 to 500; 50 unless said. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description As the store stood at this time: a day (its end, UTC) or an RFC 3339 time. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportPage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_reports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadReport"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_reports_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_search: {
        parameters: {
            query: {
                /** @description Words that must all be there; `"two words"` must stand together, `kill*` begins a word. */
                q: string;
                /** @description At most so many, 1 to 200; 20 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchHits"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_series: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2. */
                country?: string;
                /** @description First-order division by name. */
                admin1?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or later. */
                since?: string;
                /** @description `YYYY-MM-DD`: could have happened on this day or earlier. */
                until?: string;
                /** @description ACLED sub-event type or event type. */
                kind?: string;
                /** @description A participant's knowledge id, or words of the name. */
                actor?: string;
                /** @description One of the project's tags. */
                tag?: string;
                /** @description At least so many killed. */
                min_killed?: number;
                /** @description Only what some report tells as its news. */
                foreground?: boolean;
                /** @description How well vouched for. */
                standing?: string;
                /** @description Whether it waits for a person's look. */
                review?: boolean;
                /** @description At least so many independent sources. */
                min_sources?: number;
                /** @description Whether some of its claims cannot all be true. */
                disputed?: boolean;
                /** @description `west,south,east,north` in degrees. */
                bbox?: string;
                /** @description `day`, `week`, `month`, `year`, or `auto`. */
                step?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sources"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_vocabulary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Words"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
