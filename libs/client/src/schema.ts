// Made from the OpenAPI document of the API by `npm run client`: do not edit.

export interface paths {
    "/api/v1/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Marks of a time: of the fleet, and of the hosts that the asker may see or of one of them. The newest thousand, the oldest first. */
        get: operations["listAnnotations"];
        put?: never;
        /** Sets a mark on the charts of one host or of the fleet. */
        post: operations["createAnnotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annotations/{annotation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a mark away. */
        delete: operations["removeAnnotation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who signed in, and who changed users, tokens, enrolments and hosts, the newest first; each entry is chained to the one before. */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every entry of the audit log is as it was written. It computes every hash anew. */
        get: operations["checkAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every stored column in wire order: what follows `seq, takenAt, flags` in an uplink row. */
        get: operations["listColumns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an agent a credential for its enrolment token. The same machine under the same name gets a new one. */
        post: operations["enrolHost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every token that admits hosts and has neither ended nor been used up, without its secret. */
        get: operations["listEnrolments"];
        put?: never;
        /** Makes a token that admits hosts. It is shown once. */
        post: operations["createEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrolments/{enrolment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a token that admits hosts; the hosts it admitted stay. */
        delete: operations["revokeEnrolment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fleet/heatmap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The most sockets of one state in each bucket of time, host by host, over all hosts that the asker may see or over those with a tag. */
        get: operations["readHeatMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fleet/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Totals per state over time, over all hosts that the asker may see or over those with a tag, and how many hosts are behind each entry. */
        get: operations["readFleetHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fleet/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Totals per state over all hosts that the asker may see, or over those with a tag, and how many hosts report. */
        get: operations["readFleet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hosts with their newest counts, a page at a time. */
        get: operations["listHosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One host with every column of its newest snapshot, its kernel settings, its listeners, its other network namespaces, and what its agent costs; of a BIG-IP its virtual servers. */
        get: operations["readHost"];
        put?: never;
        post?: never;
        /** Removes a host for good: its agent is disconnected within five seconds and ends, and its history is erased within minutes. The past of the fleet stays as it was. */
        delete: operations["removeHost"];
        options?: never;
        head?: never;
        /** Gives a host these tags instead of those it had. Sums by tag are then those of the hosts that have it now, also of the past. */
        patch: operations["changeHost"];
        trace?: never;
    };
    "/api/v1/hosts/{name}/credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a host another credential, also when the host itself asks. The one before it, or the one that the host asked with, stays good for the overlap; any other ends. */
        post: operations["renewCredential"];
        /** Takes its credentials from a host: its agent is disconnected within five seconds and ends, unless it has a token to enrol with. The history stays. */
        delete: operations["revokeCredential"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A host's state counts over time: every snapshot, or buckets of min, average and max where they are too many. */
        get: operations["readHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}/netstat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts the TCP sockets in raw output of netstat or ss, of any system, and stores them as a snapshot of the host. */
        post: operations["storeNetstat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By how much a host's counters grew per second, in buckets of min, average and max; a counter that begins anew is no fall. */
        get: operations["readRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The servers (Apache, nginx, HAProxy) that the agent of a host found, with what their configuration says of time-outs and keepalive. */
        get: operations["readServers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}/servers/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the servers (Apache, nginx, HAProxy) of a host did over time, as they say themselves, in buckets of min, average and max; counters per second. */
        get: operations["readServerActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}/servers/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the settings of the servers of a host, or of the virtual servers of a BIG-IP, changed over time, newest first. */
        get: operations["readServerHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a host's services use connections, live from its agent: with and without keepalive, longest idle, who closes first, how long they last. */
        get: operations["inspectServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the kernel settings of a host changed over time, newest first. */
        get: operations["readSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{name}/sockets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A host's sockets in groups, live from its agent: processes, peers, ports, users and units, with ages and queues. */
        get: operations["inspectSockets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every path with its verdicts, by name. */
        get: operations["listPaths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paths/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A path, with what follows from it and from what its hosts tell now. */
        get: operations["readPath"];
        /** Declares a path, or another form of it; of 64 KiB at most. */
        put: operations["putPath"];
        post?: never;
        /** Removes a path; what it was stays among its changes. */
        delete: operations["removePath"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paths/{path}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a path was over time, the newest first; the last hundred changes. Those of the two hundred paths removed last are kept. */
        get: operations["readPathChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paths/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What follows from a path, without keeping it. */
        post: operations["checkDeclaredPath"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and until when. */
        get: operations["readSession"];
        put?: never;
        /** Signs a browser in by name and password, an unused sign-in code or the admin token: sets the session cookie. */
        post: operations["beginSession"];
        /** Signs this browser out. */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets the password of the user who is signed in, ends every other session of the user and renews this one. */
        put: operations["setPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signed-in browsers: all of them for an admin, else those of the user who asks. */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a session: of anybody for an admin, else of the user who asks. Its live feed ends within seconds. */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a link that signs a browser in once within the hour: as the user named, who can then set a password, else as an admin without a user. */
        post: operations["createSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The guide: each state's meaning, cause, what is normal, what to look at and what to do. */
        get: operations["readStates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the history takes on the disk by tier, how long each is kept, and what was removed when and why. */
        get: operations["readStorage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every token for automation that has not ended, without its secret. */
        get: operations["listTokens"];
        put?: never;
        /** Makes a token for automation with a role, a scope and an end. It is shown once, and ends with the user who made it. */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a token at once; a live feed that was opened with it ends within seconds. */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every user. */
        get: operations["listUsers"];
        put?: never;
        /** Adds a user. Without a password, the first sign-in is by a link of `POST /sign-in-links`. */
        post: operations["addUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a user, with every session of the user and the tokens the user made. */
        delete: operations["removeUser"];
        options?: never;
        head?: never;
        /** Changes a user's role, scope or password, and ends every session of the user; a new role or scope ends also the tokens the user made. */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs. */
        get: operations["readLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Snapshots can be taken in and answered; 503 with the reason when not. */
        get: operations["readReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest figures of every host that the asker may see, or of those with a tag, as Prometheus text; for who sees the whole fleet also the health of the service. */
        get: operations["readMetrics"];
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
        Annotation: {
            /** @description epoch milliseconds */
            at: number;
            /** @description epoch milliseconds */
            createdAt: number;
            /** @description as in the audit log */
            createdBy: string;
            /** @description null is the fleet */
            host: string | null;
            id: number;
            text: string;
        };
        AnnotationList: {
            annotations: components["schemas"]["Annotation"][];
        };
        ApiToken: {
            createdAt: number;
            /** @description as in the audit log */
            createdBy: string;
            expiresAt: number;
            id: number;
            /** @description to a minute */
            lastUsedAt: number | null;
            name: string;
            /** @description how the secret begins, to recognise it by */
            prefix: string;
            /** @enum {string} */
            role: "viewer" | "operator" | "admin";
            /** @description only hosts with any of these tags, as key:value; null for the whole fleet */
            scope: string[] | null;
        };
        ApiTokenList: {
            tokens: components["schemas"]["ApiToken"][];
        };
        AuditChain: {
            /** @description how many were looked at */
            entries: number;
            /** @description the first entry that is not as it was; null when the chain is whole */
            firstBreak: {
                /** @enum {string} */
                cause: "missing" | "altered" | "unlinked";
                id: number;
            } | null;
            /** @description hash of the newest that is sound: keep it elsewhere */
            head: string;
        };
        AuditEntry: {
            /** @enum {string} */
            action: "sign_in" | "sign_out" | "session_end" | "password_change" | "sign_in_link_create" | "user_create" | "user_change" | "user_remove" | "token_create" | "token_revoke" | "enrolment_create" | "enrolment_revoke" | "host_enrol" | "host_change" | "host_remove" | "credential_renew" | "credential_revoke" | "annotation_create" | "annotation_remove" | "path_put" | "path_remove";
            /** @description user:NAME, token:ID, host:NAME, admin-token, link or nobody */
            actor: string;
            /** @description where the request came from */
            address: string | null;
            /** @description epoch milliseconds */
            at: number;
            detail: {
                [key: string]: unknown;
            };
            /** @description SHA-256 in hex of the JSON text [prevHash, id, at, actor, action, target, outcome, address, detail], where detail is the text of its JSON */
            hash: string;
            /** @description from 1 on, without a hole */
            id: number;
            /** @enum {string} */
            outcome: "done" | "refused";
            /** @description hash of the entry before; 64 zeros for the first */
            prevHash: string;
            /** @description whom or what it was done to */
            target: string | null;
        };
        AuditPage: {
            entries: components["schemas"]["AuditEntry"][];
            nextCursor: string | null;
        };
        Columns: {
            columns: {
                /** @enum {string} */
                kind: "gauge" | "counter";
                meaning: string;
                name: string;
                source: string;
                unit: string;
            }[];
        };
        Enrolled: {
            credential: string;
            host: string;
        };
        Enrolment: {
            expiresAt: number;
            id: number;
            token: string;
        };
        EnrolmentList: {
            enrolments: {
                createdAt: number;
                /** @description as in the audit log */
                createdBy: string;
                expiresAt: number;
                id: number;
                maxHosts: number;
                tags: {
                    [key: string]: string;
                };
                usedHosts: number;
            }[];
        };
        FleetHistory: {
            at: number[];
            /** @description stored chunks that cannot be read, so that their time is a gap here; npm run verify lists them. Absent where there are none */
            damaged?: {
                reason: string;
                startAt: number;
                /** @enum {string} */
                tier: "raw" | "5m" | "1h";
            }[];
            /**
             * @description snapshots: one entry for each snapshot, dated by it. buckets: aggregated from snapshots, dated by their start
             * @enum {string}
             */
            entries: "snapshots" | "buckets";
            from: number;
            /** @description silent hosts held at their last value, behind each entry */
            held: (number | null)[];
            /** @description hosts that reported, behind each entry */
            reporting: (number | null)[];
            /** @description snapshots behind each entry; 0 is a gap */
            samples: number[];
            series: {
                [key: string]: {
                    avg: (number | null)[];
                    max: (number | null)[];
                    min: (number | null)[];
                };
            };
            /** @description width of a bucket; where entries are snapshots their usual distance */
            stepMs: number;
            tag?: string;
            /**
             * @description what it was read from: snapshots, or buckets of five minutes or an hour made of them
             * @enum {string}
             */
            tier: "raw" | "5m" | "1h";
            to: number;
        };
        FleetLatest: {
            /** @description epoch milliseconds */
            at: number;
            /** @description silent hosts that stay in the sum at their last value, for up to an hour */
            held: number;
            hosts: {
                live: number;
                never: number;
                stale: number;
            };
            /** @description hosts whose latest snapshot is current */
            reporting: number;
            /** @description null while no host has ever counted the state */
            states: {
                /** @description null where it could not be read */
                CLOSE_WAIT: number | null;
                /** @description null where it could not be read */
                CLOSED: number | null;
                /** @description null where it could not be read */
                CLOSING: number | null;
                /** @description null where it could not be read */
                ESTABLISHED: number | null;
                /** @description null where it could not be read */
                FIN_WAIT1: number | null;
                /** @description null where it could not be read */
                FIN_WAIT2: number | null;
                /** @description null where it could not be read */
                LAST_ACK: number | null;
                /** @description null where it could not be read */
                LISTEN: number | null;
                /** @description null where it could not be read */
                SYN_RECV: number | null;
                /** @description null where it could not be read */
                SYN_SENT: number | null;
                /** @description null where it could not be read */
                TIME_WAIT: number | null;
            };
            /** @description null where it could not be read */
            unknown: number | null;
        };
        HeatMap: {
            /** @description where each bucket begins */
            at: number[];
            /** @description stored chunks that cannot be read, so that their time is a gap here; npm run verify lists them. Absent where there are none */
            damaged?: {
                reason: string;
                startAt: number;
                /** @enum {string} */
                tier: "raw" | "5m" | "1h";
            }[];
            from: number;
            /** @description by name; a host that has never reported is left out */
            hosts: {
                host: string;
                /** @description null is a gap */
                max: (number | null)[];
            }[];
            /** @enum {string} */
            state: "LISTEN" | "SYN_SENT" | "SYN_RECV" | "ESTABLISHED" | "FIN_WAIT1" | "FIN_WAIT2" | "CLOSE_WAIT" | "LAST_ACK" | "CLOSING" | "TIME_WAIT" | "CLOSED";
            /** @description width of a bucket, five minutes at least */
            stepMs: number;
            tag?: string;
            /**
             * @description the buckets that it was made of
             * @enum {string}
             */
            tier: "5m" | "1h";
            to: number;
        };
        History: {
            at: number[];
            /** @description stored chunks that cannot be read, so that their time is a gap here; npm run verify lists them. Absent where there are none */
            damaged?: {
                reason: string;
                startAt: number;
                /** @enum {string} */
                tier: "raw" | "5m" | "1h";
            }[];
            /**
             * @description snapshots: one entry for each snapshot, dated by it. buckets: aggregated from snapshots, dated by their start
             * @enum {string}
             */
            entries: "snapshots" | "buckets";
            from: number;
            host: string;
            /** @description snapshots behind each entry; 0 is a gap */
            samples: number[];
            series: {
                [key: string]: {
                    avg: (number | null)[];
                    max: (number | null)[];
                    min: (number | null)[];
                };
            };
            /** @description width of a bucket; where entries are snapshots their usual distance */
            stepMs: number;
            /**
             * @description what it was read from: snapshots, or buckets of five minutes or an hour made of them
             * @enum {string}
             */
            tier: "raw" | "5m" | "1h";
            to: number;
        };
        Hop: {
            /** @description the host of the fleet whose kernel settings belong to it */
            host?: string;
            /** @description Linux sysctls by the last part of their name */
            kernel?: {
                [key: string]: number | string | number[];
            };
            /** @enum {string} */
            kind: "client" | "browser" | "node-agent" | "undici" | "java-http-client" | "go-transport" | "dotnet-http-client" | "linux" | "firewall" | "conntrack" | "ipvs" | "aws-nlb" | "aws-nat" | "azure-lb" | "azure-nat" | "gcp-nat" | "gcp-firewall" | "f5-fastl4" | "f5" | "haproxy" | "nginx" | "apache" | "envoy" | "aws-alb" | "aws-clb" | "gcp-alb" | "oci-lb" | "heroku-router" | "node" | "bun" | "go" | "tomcat" | "jdk-httpserver" | "kestrel" | "gunicorn" | "uvicorn" | "sanic" | "php-fpm" | "mysql" | "postgresql" | "redis" | "server";
            name?: string;
            observed?: {
                synReceivedOnListener?: number;
                timeWaits?: number;
            };
            /** @description the connections that it opens towards the next hop, or that pass it where it is a NAT */
            opens?: {
                closesFirst?: boolean;
                destinations?: number;
                isLoopback?: boolean;
                perSecond: number;
                shortLived?: boolean;
                sourceAddresses?: number;
            };
            /** @description by the vendor's names, in the vendor's units; docs/paths.md lists them */
            settings?: {
                [key: string]: number | string | boolean;
            };
            /** @description picks the defaults; the newest when left out */
            version?: string;
        };
        Host: {
            /** @description what the agent is and costs */
            agent: {
                /** @description CPU time of the last read in milliseconds */
                cpuMs: number | null;
                /** @description snapshots the agent could not keep until the API took them, and when the first and the last were taken; null when it told of none since the API started */
                dropped: {
                    count: number;
                    /** @description epoch milliseconds */
                    from: number;
                    /** @description epoch milliseconds */
                    to: number;
                } | null;
                platform: string | null;
                rssBytes: number | null;
                source: string | null;
                version: string | null;
            };
            /** @description epoch milliseconds */
            enrolledAt: number;
            /** @description connections came or went while the states were counted, so they are not of one instant */
            hasMoved: boolean | null;
            /** @description time from one snapshot to the next: what the agent was asked for, or longer where reading costs too much */
            intervalMs: number | null;
            /** @description when the API last received a snapshot; after a restart when that one was taken, or where history of that age is kept no longer in full, the beginning of its last bucket */
            lastSeenAt: number | null;
            name: string;
            quality: {
                [key: string]: "exact" | "derived" | "aged";
            } | null;
            states: {
                /** @description null where it could not be read */
                CLOSE_WAIT: number | null;
                /** @description null where it could not be read */
                CLOSED: number | null;
                /** @description null where it could not be read */
                CLOSING: number | null;
                /** @description null where it could not be read */
                ESTABLISHED: number | null;
                /** @description null where it could not be read */
                FIN_WAIT1: number | null;
                /** @description null where it could not be read */
                FIN_WAIT2: number | null;
                /** @description null where it could not be read */
                LAST_ACK: number | null;
                /** @description null where it could not be read */
                LISTEN: number | null;
                /** @description null where it could not be read */
                SYN_RECV: number | null;
                /** @description null where it could not be read */
                SYN_SENT: number | null;
                /** @description null where it could not be read */
                TIME_WAIT: number | null;
            } | null;
            /** @enum {string} */
            status: "live" | "stale" | "never";
            tags: {
                [key: string]: string;
            };
            /** @description the latest snapshot's time on the host */
            takenAt: number | null;
            /** @description null where it could not be read */
            unknown: number | null;
        };
        HostDetail: {
            /** @description what the agent is and costs */
            agent: {
                /** @description CPU time of the last read in milliseconds */
                cpuMs: number | null;
                /** @description snapshots the agent could not keep until the API took them, and when the first and the last were taken; null when it told of none since the API started */
                dropped: {
                    count: number;
                    /** @description epoch milliseconds */
                    from: number;
                    /** @description epoch milliseconds */
                    to: number;
                } | null;
                platform: string | null;
                rssBytes: number | null;
                source: string | null;
                version: string | null;
            };
            counters: {
                /** @description connections reset because the program closed them with data unread (connections) */
                abortsOnClose: number | null;
                /** @description connections reset because data came after the program had closed, or by SO_LINGER 0 (connections) */
                abortsOnData: number | null;
                /** @description connections reset for lack of socket memory or too many orphans (connections) */
                abortsOnMemory: number | null;
                /** @description connections given up because the peer did not answer any more (connections) */
                abortsOnTimeout: number | null;
                /** @description connections this host asked for (connections) */
                activeOpens: number | null;
                /** @description connections that failed before they were open (connections) */
                attemptFails: number | null;
                /** @description connections that this host closed first and that finished in TIME_WAIT (connections) */
                closesIntoTimeWait: number | null;
                /** @description connections reset by the peer before they were open (connections) */
                embryonicResets: number | null;
                /** @description open connections that ended without a FIN exchange, by a reset or a time-out on either side (connections) */
                establishedResets: number | null;
                /** @description connection requests dropped at a listener, for any reason (events) */
                listenDrops: number | null;
                /** @description connection requests or confirmations that met a full accept queue (events) */
                listenOverflows: number | null;
                /** @description connections this host accepted (connections) */
                passiveOpens: number | null;
                /** @description segments received, those in error included (segments) */
                receivedSegments: number | null;
                /** @description segments sent with RST (segments) */
                resetsSent: number | null;
                /** @description retransmission timers that ran out (events) */
                retransmissionTimeouts: number | null;
                /** @description segments sent again (segments) */
                retransmittedSegments: number | null;
                /** @description segments sent, without those sent again (segments) */
                sentSegments: number | null;
                /** @description confirmations that carried a valid SYN cookie (segments) */
                synCookiesReceived: number | null;
                /** @description SYNs answered with a cookie because a queue was full (segments) */
                synCookiesSent: number | null;
                /** @description SYNs that met a full SYN queue and were answered with a cookie (segments) */
                synQueueCookies: number | null;
                /** @description SYNs dropped at a full SYN queue because cookies are off (segments) */
                synQueueDrops: number | null;
                /** @description SYN and SYN+ACK segments sent again (segments) */
                synRetransmissions: number | null;
                /** @description closes that skipped TIME_WAIT because tcp_max_tw_buckets was reached (events) */
                timeWaitOverflows: number | null;
                /** @description connections opened on a port still in TIME_WAIT (tcp_tw_reuse) (connections) */
                timeWaitReuses: number | null;
            } | null;
            /** @description epoch milliseconds */
            enrolledAt: number;
            /** @description null for anything but a BIG-IP that was read since the API started */
            f5: components["schemas"]["HostF5"] | null;
            gauges: {
                /** @description the fullest accept queue, in percent of its limit; full is above 100 (percent) */
                fullestAcceptQueue: number | null;
                /** @description full sockets that no process owns any more (host-wide) (sockets) */
                orphans: number | null;
                /** @description memory pages held by TCP sockets (host-wide) (pages) */
                socketMemoryPages: number | null;
                /** @description sockets in a state this version does not know (sockets) */
                unknown: number | null;
            } | null;
            /** @description connections came or went while the states were counted, so they are not of one instant */
            hasMoved: boolean | null;
            /** @description time from one snapshot to the next: what the agent was asked for, or longer where reading costs too much */
            intervalMs: number | null;
            /** @description when the API last received a snapshot; after a restart when that one was taken, or where history of that age is kept no longer in full, the beginning of its last bucket */
            lastSeenAt: number | null;
            /** @description null until an agent has told them since the API started */
            listeners: components["schemas"]["HostListeners"] | null;
            name: string;
            /** @description null until an agent has told them since the API started */
            namespaces: components["schemas"]["HostNamespaces"] | null;
            quality: {
                [key: string]: "exact" | "derived" | "aged";
            } | null;
            /** @description null until an agent has told them */
            settings: components["schemas"]["HostSettings"] | null;
            states: {
                /** @description null where it could not be read */
                CLOSE_WAIT: number | null;
                /** @description null where it could not be read */
                CLOSED: number | null;
                /** @description null where it could not be read */
                CLOSING: number | null;
                /** @description null where it could not be read */
                ESTABLISHED: number | null;
                /** @description null where it could not be read */
                FIN_WAIT1: number | null;
                /** @description null where it could not be read */
                FIN_WAIT2: number | null;
                /** @description null where it could not be read */
                LAST_ACK: number | null;
                /** @description null where it could not be read */
                LISTEN: number | null;
                /** @description null where it could not be read */
                SYN_RECV: number | null;
                /** @description null where it could not be read */
                SYN_SENT: number | null;
                /** @description null where it could not be read */
                TIME_WAIT: number | null;
            } | null;
            /** @enum {string} */
            status: "live" | "stale" | "never";
            tags: {
                [key: string]: string;
            };
            /** @description the latest snapshot's time on the host */
            takenAt: number | null;
            /** @description null where it could not be read */
            unknown: number | null;
        };
        HostF5: {
            /** @description CLOSE_WAIT and LAST_ACK, which a BIG-IP counts together */
            closeWait: number | null;
            /** @description epoch milliseconds */
            countedAt: number;
            /** @description FIN_WAIT1, FIN_WAIT2 and CLOSING, which a BIG-IP counts together */
            finWait: number | null;
            /** @description null until it could be read */
            setup: {
                /** @description when it was read */
                at: number;
                /** @description virtual servers beyond the first 1,000 */
                omitted: number;
                version: string | null;
                /** @description those that take TCP, by name */
                virtualServers: components["schemas"]["VirtualServer"][];
            } | null;
        };
        HostList: {
            hosts: components["schemas"]["Host"][];
            /** @description pass it as cursor for the next page */
            nextCursor: string | null;
        };
        HostListeners: {
            /** @description when they last changed, on the clock of the host */
            at: number;
            listeners: components["schemas"]["Listener"][];
            /** @description listeners beyond 500, those with the emptiest queues */
            omitted: number;
        };
        HostNamespaces: {
            /** @description when they were looked at, on the clock of the host */
            at: number;
            /** @description all but the agent's own, which the host's counts are of */
            others: components["schemas"]["NamespaceCount"][];
            /**
             * @description all of the host, some of it, or only the one of the agent
             * @enum {string}
             */
            seen: "all" | "some" | "own";
            /** @description what kept the agent from seeing all */
            why: string | null;
        };
        HostServer: {
            hops: components["schemas"]["ServerHop"][];
            /** @enum {string} */
            kind: "apache" | "nginx" | "haproxy";
            /** @description as the kernel says; null where that is closed to the agent */
            listens: string[] | null;
            /** @description of its main process */
            pid: number;
            /** @description what could not be seen, and why */
            unseen: {
                reason: string;
                setting: string;
            }[];
            version: string | null;
        };
        HostServers: {
            /** @description when they were asked, epoch milliseconds of the host; null where its agent tells of none */
            at: number | null;
            host: string;
            omittedHops: number;
            servers: components["schemas"]["HostServer"][];
            /** @description what kept the agent from finding all */
            why: string | null;
        };
        HostSettings: {
            namespaces: {
                /** @description container, unit or name */
                label: string | null;
                /** @description inode number of its /proc/PID/ns/net */
                namespace: string;
                /** @description epoch milliseconds */
                since: number;
                /** @description what differs from the agent's own namespace */
                values: {
                    /** @description first and last port that connect() picks from (ports) */
                    ip_local_port_range?: [
                        number,
                        number
                    ] | null;
                    /** @description ports that are never picked, such as 8080,9148-9150; empty for none (ports) */
                    ip_local_reserved_ports?: string | null;
                    /** @description idle time after which connection tracking forgets an open connection (seconds) */
                    nf_conntrack_tcp_timeout_established?: number | null;
                    /** @description largest accept queue a listener gets, whatever it asks for; taken up when it calls listen() (connections) */
                    somaxconn?: number | null;
                    /** @description whether a confirmation that meets a full accept queue is answered with a reset: 0 no, 1 yes (choice) */
                    tcp_abort_on_overflow?: number | null;
                    /** @description time a socket without an owner stays in FIN_WAIT2; TIME_WAIT always lasts 60 seconds (seconds) */
                    tcp_fin_timeout?: number | null;
                    /** @description time between two keepalive probes (seconds) */
                    tcp_keepalive_intvl?: number | null;
                    /** @description unanswered keepalive probes after which a connection is given up (probes) */
                    tcp_keepalive_probes?: number | null;
                    /** @description idle time before the first keepalive probe, on sockets that ask for keepalive (seconds) */
                    tcp_keepalive_time?: number | null;
                    /** @description most sockets without an owner before the kernel resets them (host-wide) (sockets) */
                    tcp_max_orphans?: number | null;
                    /** @description most connections in SYN_RECV of one listener while SYN cookies are off (sockets) */
                    tcp_max_syn_backlog?: number | null;
                    /** @description most sockets in TIME_WAIT; a close beyond it skips that state (sockets) */
                    tcp_max_tw_buckets?: number | null;
                    /** @description memory of all TCP sockets: no care below the first, pressure above the second, never above the third (host-wide) (pages) */
                    tcp_mem?: [
                        number,
                        number,
                        number
                    ] | null;
                    /** @description retransmissions after the owner has closed before the socket is given up; 0 means 8 (retransmissions) */
                    tcp_orphan_retries?: number | null;
                    /** @description retransmissions on an open connection before it is given up; 15 is at least 924.6 seconds (retransmissions) */
                    tcp_retries2?: number | null;
                    /** @description longest time between two retransmissions; a shorter one shortens what tcp_retries2 comes to (milliseconds) */
                    tcp_rto_max_ms?: number | null;
                    /** @description repeated SYNs before connect() fails; 6 is at least 127 seconds (retransmissions) */
                    tcp_syn_retries?: number | null;
                    /** @description repeated SYN+ACKs before a connection in SYN_RECV is given up; 5 is 63 seconds (retransmissions) */
                    tcp_synack_retries?: number | null;
                    /** @description SYN cookies: 0 off, 1 when the queue of a listener is full, 2 always (choice) */
                    tcp_syncookies?: number | null;
                    /** @description timestamps, without which tcp_tw_reuse does nothing: 0 off, 1 on with a random offset, 2 on without (choice) */
                    tcp_timestamps?: number | null;
                    /** @description removed in Linux 4.12; where it is there and 1, clients behind one address lose connections (choice) */
                    tcp_tw_recycle?: number | null;
                    /** @description whether connect() may take over a port in TIME_WAIT: 0 never, 1 always, 2 on loopback only (choice) */
                    tcp_tw_reuse?: number | null;
                    /** @description how long a port must have been in TIME_WAIT before tcp_tw_reuse takes it over (milliseconds) */
                    tcp_tw_reuse_delay?: number | null;
                };
            }[];
            /** @description when the agent first read these values, on the clock of the host */
            since: number;
            /** @description of the agent's own network namespace */
            values: {
                /** @description first and last port that connect() picks from (ports) */
                ip_local_port_range: [
                    number,
                    number
                ] | null;
                /** @description ports that are never picked, such as 8080,9148-9150; empty for none (ports) */
                ip_local_reserved_ports: string | null;
                /** @description idle time after which connection tracking forgets an open connection (seconds) */
                nf_conntrack_tcp_timeout_established: number | null;
                /** @description largest accept queue a listener gets, whatever it asks for; taken up when it calls listen() (connections) */
                somaxconn: number | null;
                /** @description whether a confirmation that meets a full accept queue is answered with a reset: 0 no, 1 yes (choice) */
                tcp_abort_on_overflow: number | null;
                /** @description time a socket without an owner stays in FIN_WAIT2; TIME_WAIT always lasts 60 seconds (seconds) */
                tcp_fin_timeout: number | null;
                /** @description time between two keepalive probes (seconds) */
                tcp_keepalive_intvl: number | null;
                /** @description unanswered keepalive probes after which a connection is given up (probes) */
                tcp_keepalive_probes: number | null;
                /** @description idle time before the first keepalive probe, on sockets that ask for keepalive (seconds) */
                tcp_keepalive_time: number | null;
                /** @description most sockets without an owner before the kernel resets them (host-wide) (sockets) */
                tcp_max_orphans: number | null;
                /** @description most connections in SYN_RECV of one listener while SYN cookies are off (sockets) */
                tcp_max_syn_backlog: number | null;
                /** @description most sockets in TIME_WAIT; a close beyond it skips that state (sockets) */
                tcp_max_tw_buckets: number | null;
                /** @description memory of all TCP sockets: no care below the first, pressure above the second, never above the third (host-wide) (pages) */
                tcp_mem: [
                    number,
                    number,
                    number
                ] | null;
                /** @description retransmissions after the owner has closed before the socket is given up; 0 means 8 (retransmissions) */
                tcp_orphan_retries: number | null;
                /** @description retransmissions on an open connection before it is given up; 15 is at least 924.6 seconds (retransmissions) */
                tcp_retries2: number | null;
                /** @description longest time between two retransmissions; a shorter one shortens what tcp_retries2 comes to (milliseconds) */
                tcp_rto_max_ms: number | null;
                /** @description repeated SYNs before connect() fails; 6 is at least 127 seconds (retransmissions) */
                tcp_syn_retries: number | null;
                /** @description repeated SYN+ACKs before a connection in SYN_RECV is given up; 5 is 63 seconds (retransmissions) */
                tcp_synack_retries: number | null;
                /** @description SYN cookies: 0 off, 1 when the queue of a listener is full, 2 always (choice) */
                tcp_syncookies: number | null;
                /** @description timestamps, without which tcp_tw_reuse does nothing: 0 off, 1 on with a random offset, 2 on without (choice) */
                tcp_timestamps: number | null;
                /** @description removed in Linux 4.12; where it is there and 1, clients behind one address lose connections (choice) */
                tcp_tw_recycle: number | null;
                /** @description whether connect() may take over a port in TIME_WAIT: 0 never, 1 always, 2 on loopback only (choice) */
                tcp_tw_reuse: number | null;
                /** @description how long a port must have been in TIME_WAIT before tcp_tw_reuse takes it over (milliseconds) */
                tcp_tw_reuse_delay: number | null;
            };
        };
        Inspection: {
            groups: {
                count: number;
                /** @description the fields of groupBy */
                key: {
                    /**
                     * @description hidden: the agent may not see the process. none: no process holds the socket, closed or not accepted yet
                     * @enum {string}
                     */
                    owner?: "known" | "hidden" | "none";
                    peer?: string | null;
                    port?: number;
                    process?: {
                        command: string;
                        /** @description its beginning; null where it could not be read */
                        commandLine: string | null;
                        pid: number;
                        /** @description epoch milliseconds by the host's clock */
                        startedAt: number;
                    } | null;
                    uid?: number | null;
                    unit?: string | null;
                };
                /** @description the greatest age known: how long a socket has been in its state, or how long no data has passed in ESTABLISHED; null where neither the kernel nor an earlier inspection tells */
                oldest: {
                    ageMs: number;
                    /** @enum {string} */
                    bound: "exact" | "atLeast";
                } | null;
                /** @description null unless asked for with paths=true */
                paths: {
                    leastRoundTripMs: number | null;
                    meanRoundTripMs: number | null;
                    /** @description sockets whose round-trip time was measured */
                    measured: number;
                    mostRoundTripMs: number | null;
                    /** @description segments sent again since the connections began */
                    retransmissions: number;
                } | null;
                /** @description arrived and not read */
                receiveQueueBytes: number;
                /** @description the first few sockets */
                samples: {
                    local: string;
                    remote: string;
                    state: ("LISTEN" | "SYN_SENT" | "SYN_RECV" | "ESTABLISHED" | "FIN_WAIT1" | "FIN_WAIT2" | "CLOSE_WAIT" | "LAST_ACK" | "CLOSING" | "TIME_WAIT" | "CLOSED") | null;
                }[];
                /** @description sent and not acknowledged */
                sendQueueBytes: number;
                /** @description a state without any is absent */
                states: {
                    CLOSE_WAIT?: number;
                    CLOSED?: number;
                    CLOSING?: number;
                    ESTABLISHED?: number;
                    FIN_WAIT1?: number;
                    FIN_WAIT2?: number;
                    LAST_ACK?: number;
                    LISTEN?: number;
                    SYN_RECV?: number;
                    SYN_SENT?: number;
                    TIME_WAIT?: number;
                    unknown?: number;
                };
                /** @description sockets by the timer that runs on them */
                timers: {
                    keepalive?: number;
                    none?: number;
                    probe?: number;
                    retransmit?: number;
                    time_wait?: number;
                    unknown?: number;
                };
            }[];
            host: string;
            /** @description sockets may be missing or doubled, as the table changed during the walk */
            interrupted: boolean;
            /** @description everything that is in none of the groups */
            other: {
                count: number;
                /** @description the greatest age known: how long a socket has been in its state, or how long no data has passed in ESTABLISHED; null where neither the kernel nor an earlier inspection tells */
                oldest: {
                    ageMs: number;
                    /** @enum {string} */
                    bound: "exact" | "atLeast";
                } | null;
                /** @description null unless asked for with paths=true */
                paths: {
                    leastRoundTripMs: number | null;
                    meanRoundTripMs: number | null;
                    /** @description sockets whose round-trip time was measured */
                    measured: number;
                    mostRoundTripMs: number | null;
                    /** @description segments sent again since the connections began */
                    retransmissions: number;
                } | null;
                /** @description arrived and not read */
                receiveQueueBytes: number;
                /** @description sent and not acknowledged */
                sendQueueBytes: number;
                /** @description a state without any is absent */
                states: {
                    CLOSE_WAIT?: number;
                    CLOSED?: number;
                    CLOSING?: number;
                    ESTABLISHED?: number;
                    FIN_WAIT1?: number;
                    FIN_WAIT2?: number;
                    LAST_ACK?: number;
                    LISTEN?: number;
                    SYN_RECV?: number;
                    SYN_SENT?: number;
                    TIME_WAIT?: number;
                    unknown?: number;
                };
                /** @description sockets by the timer that runs on them */
                timers: {
                    keepalive?: number;
                    none?: number;
                    probe?: number;
                    retransmit?: number;
                    time_wait?: number;
                    unknown?: number;
                };
            };
            /** @description null when there were too many to tell apart */
            otherGroups: number | null;
            /** @description sockets by how their process was found: it holds them, an earlier inspection saw it, it may not be seen, there is none; null without groupBy=process */
            owners: {
                held: number;
                hidden: number;
                none: number;
                remembered: number;
            } | null;
            /** @description sockets in the states asked for, shown or not */
            sockets: number;
            /** @description epoch milliseconds by the host's clock */
            takenAt: number;
            tookMs: number;
        };
        Listener: {
            /** @description local address; 0.0.0.0 and :: stand for all */
            address: string;
            /** @description names this socket and no other until the next boot */
            cookie: string;
            /** @description packets dropped at this listener since it began to listen */
            drops: number | null;
            inode: number | null;
            /** @description most that may wait; full is one more */
            limit: number;
            port: number;
            /** @description connections that wait for accept */
            queue: number;
            uid: number | null;
        };
        LiveAck: {
            columns: string[];
            hosts: string[];
            /** @constant */
            ok: true;
        } | {
            /** @enum {string} */
            code: "request_malformed" | "credentials_missing" | "credentials_refused" | "sign_in_link_used" | "sign_in_refused" | "sign_in_throttled" | "sign_in_busy" | "too_many_refusals" | "too_many_viewers" | "too_many_messages" | "not_allowed" | "enrolment_refused" | "origin_refused" | "user_unknown" | "token_unknown" | "session_unknown" | "enrolment_unknown" | "annotation_unknown" | "user_exists" | "account_missing" | "host_name_taken" | "password_wrong" | "host_removed" | "path_unknown" | "path_invalid" | "paths_full" | "host_unknown" | "route_unknown" | "request_too_large" | "protocol_unsupported" | "snapshot_time_refused" | "netstat_not_understood" | "storage_unavailable" | "history_busy" | "overloaded" | "host_not_connected" | "inspection_unavailable" | "inspection_busy" | "inspection_failed" | "inspection_unreadable" | "inspection_timeout" | "internal" | "config_invalid" | "option_not_available" | "source_unavailable" | "agent_refused" | "api_unreachable" | "api_certificate_refused" | "state_dir_in_use" | "spool_unavailable" | "answer_unreadable" | "port_in_use" | "address_unusable" | "plain_http_refused" | "certificate_unusable" | "data_dir_unusable" | "database_refused" | "backup_failed" | "database_damaged" | "schema_differs" | "chunk_damaged" | "chunk_misplaced" | "tier_missing" | "tier_differs" | "fleet_differs" | "history_without_host" | "row_unreadable" | "totals_differ" | "recount_misplaced" | "audit_broken";
            detail: string;
            /** @constant */
            ok: false;
        };
        LiveFrame: {
            /** @description epoch milliseconds */
            at: number;
            /** @description totals, in the order of columns */
            fleet?: (number | null)[];
            /** @description name, takenAt, seq, then counts in the order of columns; hosts that changed alone */
            rows: [
                string,
                number,
                number
            ][];
        };
        LiveHostEvent: {
            /** @enum {string} */
            change: "appeared" | "status" | "left";
            lastSeenAt: number | null;
            name: string;
            /** @enum {string} */
            status: "live" | "stale" | "never";
        };
        LiveResync: {
            /** @description epoch milliseconds */
            from: number;
        };
        LiveSubscription: {
            /** @constant */
            fleet?: true;
            hosts?: string[];
            states?: ("LISTEN" | "SYN_SENT" | "SYN_RECV" | "ESTABLISHED" | "FIN_WAIT1" | "FIN_WAIT2" | "CLOSE_WAIT" | "LAST_ACK" | "CLOSING" | "TIME_WAIT" | "CLOSED" | "unknown" | "orphans" | "socketMemoryPages" | "fullestAcceptQueue" | "activeOpens" | "passiveOpens" | "attemptFails" | "establishedResets" | "retransmittedSegments" | "sentSegments" | "synRetransmissions" | "closesIntoTimeWait" | "listenOverflows" | "listenDrops" | "timeWaitOverflows" | "synCookiesSent" | "receivedSegments" | "resetsSent" | "embryonicResets" | "retransmissionTimeouts" | "abortsOnTimeout" | "abortsOnData" | "abortsOnClose" | "abortsOnMemory" | "timeWaitReuses" | "synCookiesReceived" | "synQueueCookies" | "synQueueDrops")[];
            tag?: string;
        };
        NamespaceCount: {
            countedAt: number | null;
            /** @description its counters moved while it was counted, or since */
            hasMoved: boolean;
            /** @description inode number of its /proc/PID/ns/net; another may have it once it is gone */
            id: number;
            /**
             * @description what the label is
             * @enum {string}
             */
            kind: "container" | "unit" | "named" | "process" | "unknown";
            /** @description the first 12 digits of a container's id, a unit, a name or a command */
            label: string | null;
            /** @description exact: counted for this report; aged: as of countedAt */
            quality: ("exact" | "aged") | null;
            /** @description null until it is counted */
            states: {
                /** @description null where it could not be read */
                CLOSE_WAIT: number | null;
                /** @description null where it could not be read */
                CLOSED: number | null;
                /** @description null where it could not be read */
                CLOSING: number | null;
                /** @description null where it could not be read */
                ESTABLISHED: number | null;
                /** @description null where it could not be read */
                FIN_WAIT1: number | null;
                /** @description null where it could not be read */
                FIN_WAIT2: number | null;
                /** @description null where it could not be read */
                LAST_ACK: number | null;
                /** @description null where it could not be read */
                LISTEN: number | null;
                /** @description null where it could not be read */
                SYN_RECV: number | null;
                /** @description null where it could not be read */
                SYN_SENT: number | null;
                /** @description null where it could not be read */
                TIME_WAIT: number | null;
            } | null;
            /** @description sockets in a state without a name */
            unknown: number | null;
        };
        NetstatAnswer: {
            /** @description the program that printed most of the lines */
            dialect: string | null;
            /** @description lines that were counted */
            parsed: number;
            /** @description the first of the lines that were not counted, each with the reason */
            skipped: {
                /** @description from 1 */
                line: number;
                /**
                 * @description not_understood: neither a socket nor a heading of any netstat or ss; state_missing: a TCP socket, but the line ends before its state; state_not_shown: `ss state …` shows no State column: the state it was asked for must be given beside the text; protocol_not_shown: `ss` without a Netid column: the line may be of UDP; `ss -tan` lists TCP alone; summary_only: `ss -s` has totals, but no count per state; counted_by_rows: a count of sockets that the text also lists one by one
                 * @enum {string}
                 */
                reason: "not_understood" | "state_missing" | "state_not_shown" | "protocol_not_shown" | "summary_only" | "counted_by_rows";
                /** @description the beginning of the line */
                text: string;
            }[];
            /** @description skipped lines beyond those listed */
            skippedMore: number;
            /** @description null where the program would not have listed the state */
            states: {
                /** @description null where it could not be read */
                CLOSE_WAIT: number | null;
                /** @description null where it could not be read */
                CLOSED: number | null;
                /** @description null where it could not be read */
                CLOSING: number | null;
                /** @description null where it could not be read */
                ESTABLISHED: number | null;
                /** @description null where it could not be read */
                FIN_WAIT1: number | null;
                /** @description null where it could not be read */
                FIN_WAIT2: number | null;
                /** @description null where it could not be read */
                LAST_ACK: number | null;
                /** @description null where it could not be read */
                LISTEN: number | null;
                /** @description null where it could not be read */
                SYN_RECV: number | null;
                /** @description null where it could not be read */
                SYN_SENT: number | null;
                /** @description null where it could not be read */
                TIME_WAIT: number | null;
            };
            /** @description epoch milliseconds; the key of the stored snapshot */
            takenAt: number;
            /** @description sockets in a state without a known spelling, and those whose line has none */
            unknown: number;
        };
        NewApiToken: {
            createdAt: number;
            /** @description as in the audit log */
            createdBy: string;
            expiresAt: number;
            id: number;
            /** @description to a minute */
            lastUsedAt: number | null;
            name: string;
            /** @description how the secret begins, to recognise it by */
            prefix: string;
            /** @enum {string} */
            role: "viewer" | "operator" | "admin";
            /** @description only hosts with any of these tags, as key:value; null for the whole fleet */
            scope: string[] | null;
            token: string;
        };
        Path: {
            hops: components["schemas"]["Hop"][];
            name?: string;
            pingSeconds?: number;
            /** @enum {string} */
            protocol?: "http" | "tcp" | "websocket";
            requestSeconds?: number;
            roundTripMs?: number;
        };
        PathAnswer: {
            bindings: {
                /** @description when its sockets in TIME_WAIT were counted; null where the path states how many, or they are not known */
                countedAt: number | null;
                /** @description place of a hop, from 0 */
                hop: number;
                host: string;
                /** @description its kernel settings that stand where the path states none */
                kernel: {
                    [key: string]: number | string | number[];
                };
                /** @description the virtual server, or the way through a server that its agent found, whose settings stand where the path states none, and when they were read; null where the host has none of that name */
                server: {
                    name: string;
                    /** @description epoch milliseconds */
                    readAt: number;
                } | null;
                /** @description since when its kernel settings are so; null where it is not seen or told none */
                settingsSince: number | null;
                /** @description the sockets counted then */
                timeWaits: number | null;
            }[];
            /** @description epoch milliseconds */
            changedAt: number;
            /** @description as in the audit log */
            changedBy: string;
            name: string;
            /** @description as it was declared */
            path: components["schemas"]["Path"];
            report: components["schemas"]["PathReport"];
        };
        PathChanges: {
            changes: {
                /** @description epoch milliseconds */
                changedAt: number;
                changedBy: string;
                /** @description as it was from then on; null where it was removed */
                path: components["schemas"]["Path"] | null;
            }[];
            name: string;
        };
        PathCheck: {
            bindings: {
                /** @description when its sockets in TIME_WAIT were counted; null where the path states how many, or they are not known */
                countedAt: number | null;
                /** @description place of a hop, from 0 */
                hop: number;
                host: string;
                /** @description its kernel settings that stand where the path states none */
                kernel: {
                    [key: string]: number | string | number[];
                };
                /** @description the virtual server, or the way through a server that its agent found, whose settings stand where the path states none, and when they were read; null where the host has none of that name */
                server: {
                    name: string;
                    /** @description epoch milliseconds */
                    readAt: number;
                } | null;
                /** @description since when its kernel settings are so; null where it is not seen or told none */
                settingsSince: number | null;
                /** @description the sockets counted then */
                timeWaits: number | null;
            }[];
            report: components["schemas"]["PathReport"];
        };
        PathList: {
            paths: {
                /** @description epoch milliseconds */
                changedAt: number;
                changedBy: string;
                /** @description its verdicts, the worst first */
                codes: string[];
                /** @description what its hops are called */
                hops: string[];
                name: string;
                /** @description null where there is no verdict */
                worst: ("error" | "warning" | "info") | null;
            }[];
        };
        PathReport: {
            longestSilence: {
                hop: number | null;
                seconds: number | ("never" | "unknown");
            };
            /** @description of hops that open connections and whose ports are known */
            ports: {
                askedPerSecond: number;
                /** @description place of a hop, from 0 */
                hop: number;
                mostPerSecond: number;
                ports: number;
            }[];
            /** @enum {string} */
            protocol: "http" | "tcp" | "websocket";
            segments: {
                deadPeers: {
                    /** @description place of a hop, from 0 */
                    hop: number;
                    idleSeconds: number | ("never" | "unknown");
                    unacknowledgedSeconds: number | ("never" | "unknown");
                }[];
                endedBy: number | null;
                /** @description the longest silence that the connection survives */
                idleSeconds: number | ("never" | "unknown");
                /** @description when the other end knows */
                learnedAfterSeconds: number | ("never" | "unknown");
                left: number | null;
                right: number | null;
                setting: string | null;
                sign: ("fin" | "rst" | "silence") | null;
                timeWaitOn: number | null;
                /** @description null where none does, or nobody says how long it lasts there */
                timeWaitSeconds: number | null;
            }[];
            timers: {
                /** @description place of a hop, from 0 */
                hop: number;
                isDefault: boolean;
                /** @enum {string} */
                onExpiry: "fin" | "rst" | "silence" | "probe" | "error";
                /** @enum {string} */
                role: "idle" | "pool" | "keepalive" | "response";
                seconds: number | ("never" | "unknown");
                setting: string;
                /** @enum {string} */
                side: "left" | "right" | "both";
            }[];
            /** @description the worst first */
            verdicts: components["schemas"]["Verdict"][];
        };
        Problem: {
            /** @description what to do about it */
            action: string;
            /** @enum {string} */
            code: "request_malformed" | "credentials_missing" | "credentials_refused" | "sign_in_link_used" | "sign_in_refused" | "sign_in_throttled" | "sign_in_busy" | "too_many_refusals" | "too_many_viewers" | "too_many_messages" | "not_allowed" | "enrolment_refused" | "origin_refused" | "user_unknown" | "token_unknown" | "session_unknown" | "enrolment_unknown" | "annotation_unknown" | "user_exists" | "account_missing" | "host_name_taken" | "password_wrong" | "host_removed" | "path_unknown" | "path_invalid" | "paths_full" | "host_unknown" | "route_unknown" | "request_too_large" | "protocol_unsupported" | "snapshot_time_refused" | "netstat_not_understood" | "storage_unavailable" | "history_busy" | "overloaded" | "host_not_connected" | "inspection_unavailable" | "inspection_busy" | "inspection_failed" | "inspection_unreadable" | "inspection_timeout" | "internal" | "config_invalid" | "option_not_available" | "source_unavailable" | "agent_refused" | "api_unreachable" | "api_certificate_refused" | "state_dir_in_use" | "spool_unavailable" | "answer_unreadable" | "port_in_use" | "address_unusable" | "plain_http_refused" | "certificate_unusable" | "data_dir_unusable" | "database_refused" | "backup_failed" | "database_damaged" | "schema_differs" | "chunk_damaged" | "chunk_misplaced" | "tier_missing" | "tier_differs" | "fleet_differs" | "history_without_host" | "row_unreadable" | "totals_differ" | "recount_misplaced" | "audit_broken";
            /** @description what was wrong with this request */
            detail: string;
            /** @description the request's id in the log */
            requestId: string;
            status: number;
            title: string;
            /** @description where the code is explained */
            type: string;
        };
        Rates: {
            at: number[];
            /** @description stored chunks that cannot be read, so that their time is a gap here; npm run verify lists them. Absent where there are none */
            damaged?: {
                reason: string;
                startAt: number;
                /** @enum {string} */
                tier: "raw" | "5m" | "1h";
            }[];
            /**
             * @description snapshots: one entry for each snapshot, dated by it. buckets: aggregated from snapshots, dated by their start
             * @enum {string}
             */
            entries: "snapshots" | "buckets";
            from: number;
            host: string;
            /** @description snapshots behind each entry; 0 is a gap */
            samples: number[];
            series: {
                [key: string]: {
                    avg: (number | null)[];
                    max: (number | null)[];
                    min: (number | null)[];
                };
            };
            /** @description width of a bucket; where entries are snapshots their usual distance */
            stepMs: number;
            /**
             * @description what it was read from: snapshots, or buckets of five minutes or an hour made of them
             * @enum {string}
             */
            tier: "raw" | "5m" | "1h";
            to: number;
        };
        Readiness: {
            ready: boolean;
            reason: string | null;
        };
        RecordedHop: {
            settings: {
                [key: string]: number | string | boolean;
            };
            /** @description where it passes requests on to; null where nowhere */
            target: string | null;
        };
        Renewed: {
            credential: string;
            /** @description when the credential before it ends */
            formerUntil: number;
            host: string;
        };
        ServerActivity: {
            columns: {
                /** @enum {string} */
                kind: "gauge" | "counter";
                meaning: string;
                name: string;
                unit: string;
            }[];
            /** @description stored days that cannot be read, so that their time is a gap here; npm run verify lists them. Absent where there are none */
            damaged?: {
                /** @enum {string} */
                kind: "apache" | "nginx" | "haproxy";
                /** @description where it is asked: a URL, or unix: and the path of a socket; names the server */
                place: string;
                reason: string;
                startAt: number;
            }[];
            from: number;
            host: string;
            /** @description more than 32 servers said something in this time; those with the newest word are told */
            omittedServers: number;
            servers: {
                /** @description beginnings of the buckets */
                at: number[];
                /** @enum {string} */
                kind: "apache" | "nginx" | "haproxy";
                /** @description its newest answer, counters as they stand; null before the first */
                latest: {
                    at: number;
                    values: {
                        [key: string]: number | null;
                    };
                } | null;
                /** @description where it is asked: a URL, or unix: and the path of a socket; names the server */
                place: string;
                /** @description answers in each bucket; 0 is a gap */
                samples: number[];
                /** @description gauges as they are, counters per second; of each server those that it tells anything of */
                series: {
                    [key: string]: {
                        avg: (number | null)[];
                        max: (number | null)[];
                        min: (number | null)[];
                    };
                };
                /** @description why it did not answer when it was asked last, or is not kept; null otherwise, and after a start of the API until its agent tells */
                why: string | null;
            }[];
            /** @description width of a bucket */
            stepMs: number;
            to: number;
        };
        ServerChange: {
            /** @description null where the setting is set nowhere any more, or the hop is gone */
            after: ((number | string | boolean) | components["schemas"]["RecordedHop"]) | null;
            /** @description null where the setting was set nowhere, or the hop was not there */
            before: ((number | string | boolean) | components["schemas"]["RecordedHop"]) | null;
            /** @description the virtual host, server, frontend or virtual server */
            hop: string;
            /** @enum {string} */
            kind: "apache" | "nginx" | "haproxy" | "f5" | "f5-fastl4";
            /** @description by the vendor's name; null where the hop as a whole came, went or leads elsewhere */
            setting: string | null;
        };
        ServerHistory: {
            changes: {
                /** @description none in the oldest that is kept: what came before is not known */
                changes: components["schemas"]["ServerChange"][];
                /** @description when it was first read so, epoch milliseconds of the host; of a BIG-IP of the API */
                since: number;
            }[];
            from: number;
            host: string;
            /** @description pass it as cursor for older changes */
            nextCursor: string | null;
            to: number;
        };
        ServerHop: {
            /** @description as its configuration writes them */
            listens: string[];
            /** @description the virtual host, server or frontend, and what it passes on to */
            name: string;
            /** @description what holds there, by the vendor's names; what is set nowhere is left out */
            settings: {
                [key: string]: number | string | boolean;
            };
            /** @description where it passes requests on to; null where nowhere */
            target: string | null;
        };
        Service: {
            /** @description TIME_WAIT over 60 s */
            closedFirstPerSecond: number;
            established: number;
            /** @description short: less than 1 s on average; long: more than 60 s */
            kind: ("short" | "medium" | "long") | null;
            /** @description at most this long a connection lasts on average, by Little's law: ESTABLISHED over those closed first a second; valid while as many begin as end; few: less than 25 in TIME_WAIT */
            lifetime: {
                /** @constant */
                ok: true;
                seconds: number;
            } | {
                /** @constant */
                ok: false;
                /** @constant */
                reason: "few";
            };
            /** @description the longest that one of them has been without data; null where there is none or it is not known */
            longestIdleMs: number | null;
            /** @description what keeping connections would save at most; null where they are long already */
            pooling: {
                handshakesPerSecond: number;
                timeWaits: number;
            } | null;
            /** @description null: connections that the host opened */
            port: number | null;
            /** @description connections that this side closed first, within the last 60 s */
            timeWait: number;
            /** @description of them, those whose keepalive timer runs */
            withKeepalive: number;
            /** @description of them, those on which no timer runs, so that no probe will come */
            withoutTimer: number;
        };
        Services: {
            host: string;
            /** @description listening ports with connections that could not be told apart */
            omitted: number;
            services: components["schemas"]["Service"][];
            /** @description epoch milliseconds by the host's clock */
            takenAt: number;
        };
        Session: {
            /** @enum {string} */
            by: "password" | "link" | "token";
            /** @description null for the admin token, which has no end */
            expiresAt: number | null;
            /** @description the user; null for a token, or a link without a user */
            name: string | null;
            /** @enum {string} */
            role: "viewer" | "operator" | "admin";
            /** @description only hosts with any of these tags, as key:value; null for the whole fleet */
            scope: string[] | null;
        };
        SessionList: {
            sessions: {
                /** @description where it signed in from */
                address: string;
                /** @description what it says of itself */
                browser: string | null;
                /** @enum {string} */
                by: "password" | "link" | "token";
                createdAt: number;
                expiresAt: number;
                id: number;
                /** @description the one that asks */
                isCurrent: boolean;
                lastUsedAt: number;
                user: string | null;
            }[];
        };
        SettingsHistory: {
            changes: {
                /** @description by name; empty where nothing was known before */
                changed: {
                    [key: string]: {
                        after: (number | [
                            number,
                            number
                        ] | [
                            number,
                            number,
                            number
                        ] | string) | null;
                        before: (number | [
                            number,
                            number
                        ] | [
                            number,
                            number,
                            number
                        ] | string) | null;
                    };
                };
                label: string | null;
                /** @description own, or the inode number of a namespace */
                namespace: string;
                /** @description when the agent first read these values, on the clock of the host */
                since: number;
                /** @description all settings of own; of another namespace what differs from those, nothing once it is gone */
                values: {
                    /** @description first and last port that connect() picks from (ports) */
                    ip_local_port_range?: [
                        number,
                        number
                    ] | null;
                    /** @description ports that are never picked, such as 8080,9148-9150; empty for none (ports) */
                    ip_local_reserved_ports?: string | null;
                    /** @description idle time after which connection tracking forgets an open connection (seconds) */
                    nf_conntrack_tcp_timeout_established?: number | null;
                    /** @description largest accept queue a listener gets, whatever it asks for; taken up when it calls listen() (connections) */
                    somaxconn?: number | null;
                    /** @description whether a confirmation that meets a full accept queue is answered with a reset: 0 no, 1 yes (choice) */
                    tcp_abort_on_overflow?: number | null;
                    /** @description time a socket without an owner stays in FIN_WAIT2; TIME_WAIT always lasts 60 seconds (seconds) */
                    tcp_fin_timeout?: number | null;
                    /** @description time between two keepalive probes (seconds) */
                    tcp_keepalive_intvl?: number | null;
                    /** @description unanswered keepalive probes after which a connection is given up (probes) */
                    tcp_keepalive_probes?: number | null;
                    /** @description idle time before the first keepalive probe, on sockets that ask for keepalive (seconds) */
                    tcp_keepalive_time?: number | null;
                    /** @description most sockets without an owner before the kernel resets them (host-wide) (sockets) */
                    tcp_max_orphans?: number | null;
                    /** @description most connections in SYN_RECV of one listener while SYN cookies are off (sockets) */
                    tcp_max_syn_backlog?: number | null;
                    /** @description most sockets in TIME_WAIT; a close beyond it skips that state (sockets) */
                    tcp_max_tw_buckets?: number | null;
                    /** @description memory of all TCP sockets: no care below the first, pressure above the second, never above the third (host-wide) (pages) */
                    tcp_mem?: [
                        number,
                        number,
                        number
                    ] | null;
                    /** @description retransmissions after the owner has closed before the socket is given up; 0 means 8 (retransmissions) */
                    tcp_orphan_retries?: number | null;
                    /** @description retransmissions on an open connection before it is given up; 15 is at least 924.6 seconds (retransmissions) */
                    tcp_retries2?: number | null;
                    /** @description longest time between two retransmissions; a shorter one shortens what tcp_retries2 comes to (milliseconds) */
                    tcp_rto_max_ms?: number | null;
                    /** @description repeated SYNs before connect() fails; 6 is at least 127 seconds (retransmissions) */
                    tcp_syn_retries?: number | null;
                    /** @description repeated SYN+ACKs before a connection in SYN_RECV is given up; 5 is 63 seconds (retransmissions) */
                    tcp_synack_retries?: number | null;
                    /** @description SYN cookies: 0 off, 1 when the queue of a listener is full, 2 always (choice) */
                    tcp_syncookies?: number | null;
                    /** @description timestamps, without which tcp_tw_reuse does nothing: 0 off, 1 on with a random offset, 2 on without (choice) */
                    tcp_timestamps?: number | null;
                    /** @description removed in Linux 4.12; where it is there and 1, clients behind one address lose connections (choice) */
                    tcp_tw_recycle?: number | null;
                    /** @description whether connect() may take over a port in TIME_WAIT: 0 never, 1 always, 2 on loopback only (choice) */
                    tcp_tw_reuse?: number | null;
                    /** @description how long a port must have been in TIME_WAIT before tcp_tw_reuse takes it over (milliseconds) */
                    tcp_tw_reuse_delay?: number | null;
                };
            }[];
            /** @description epoch milliseconds */
            from: number;
            host: string;
            /** @description pass it as cursor for older changes */
            nextCursor: string | null;
            /** @description epoch milliseconds */
            to: number;
        };
        SignInLink: {
            expiresAt: number;
            url: string;
        };
        States: {
            /** @enum {string} */
            lang: "en" | "zh";
            states: {
                act: string;
                cause: string;
                /** @description shows the sockets of this state on a host */
                command: string;
                /** @description what is often told, and wrong */
                corrections: {
                    claim: string;
                    source: string;
                    truth: string;
                }[];
                kernelNumber: number;
                look: string;
                meaning: string;
                name: string;
                normal: string;
                rfcName: string;
                source: string;
                /** @description who waits for whom, and for how long at most */
                waits: string;
            }[];
            /** @description what lies around the states: flags, long and short connections, time-outs */
            topics: {
                id: string;
                paragraphs: string[];
                source: string;
                title: string;
            }[];
        };
        Storage: {
            /** @description size of the database file */
            fileBytes: number;
            /** @description of pages that hold nothing and are written next */
            freeBytes: number;
            /** @description the limit of the size; null where there is none */
            maxBytes: number | null;
            /** @description what is taken although nothing is left that the limit may remove; null while it holds */
            overBytes: number | null;
            /** @description the newest hundred: whole chunks that were too old, or the oldest where the size was above the limit */
            removals: {
                /** @description epoch milliseconds */
                at: number;
                bytes: number;
                chunks: number;
                /** @description epoch milliseconds */
                from: number;
                /** @enum {string} */
                reason: "age" | "cap" | "host";
                /** @enum {string} */
                tier: "raw" | "5m" | "1h";
                /** @description epoch milliseconds */
                to: number;
            }[];
            tiers: {
                bytes: number;
                chunks: number;
                /** @description null is for ever */
                keepMs: number | null;
                /** @description when the oldest of it begins, a chunk of history or a snapshot; null where there is none */
                oldestAt: number | null;
                /** @description what begins before is not kept; null where everything is */
                removedBefore: number | null;
                /** @enum {string} */
                tier: "raw" | "5m" | "1h";
            }[];
            /** @description snapshots acknowledged and not stored since the start: their time is no longer kept */
            tooOld: number;
        };
        User: {
            createdAt: number;
            hasPassword: boolean;
            lastSignInAt: number | null;
            name: string;
            /** @enum {string} */
            role: "viewer" | "operator" | "admin";
            /** @description only hosts with any of these tags, as key:value; null for the whole fleet */
            scope: string[] | null;
        };
        UserList: {
            users: components["schemas"]["User"][];
        };
        Verdict: {
            /** @enum {string} */
            code: "REUSE_RACE" | "REUSE_UNBOUNDED" | "REUSE_MARGIN_THIN" | "CLIENT_REUSE_RACE" | "SILENT_CUT" | "KEEPALIVE_TOO_LATE" | "CUT_BY_RST" | "KEEPALIVE_NOT_ENABLED" | "KEEPALIVE_DOES_NOT_COUNT" | "KEEPALIVE_OTHER_SEGMENT" | "F5_KEEPALIVE_AFTER_IDLE" | "DEAD_PEER_NEVER" | "DEAD_PEER_SLOW" | "IDLE_UNLIMITED" | "RESPONSE_TIMEOUT_INVERTED" | "TUNNEL_CUT" | "PORT_EXHAUSTION" | "PORT_PRESSURE" | "KEEPALIVE_OFF" | "TW_REUSE_LOOPBACK_ONLY" | "FIN_TIMEOUT_NOT_TIME_WAIT" | "SETTING_NO_EFFECT" | "UNIT_SUSPECT" | "DEFERRED_ACCEPT" | "VALUE_UNKNOWN";
            /** @description place of a hop, from 0 */
            hop: number;
            otherHop: number | null;
            reason: {
                en: string;
                zh: string;
            };
            setting: string | null;
            /** @enum {string} */
            severity: "error" | "warning" | "info";
            source: string;
            suggestion: {
                en: string;
                zh: string;
            };
            value: string | null;
        };
        VirtualServer: {
            /** @description address and port as the BIG-IP writes them */
            destination: string | null;
            hop: components["schemas"]["Hop"];
            isEnabled: boolean;
            /** @description its full path, such as /Common/folder/name */
            name: string;
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
    listAnnotations: {
        parameters: {
            query?: {
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                from?: string;
                /** @description of this host and of the fleet; all when left out */
                host?: string;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "annotations": [
                     *         {
                     *           "id": 1,
                     *           "at": 1795597528208,
                     *           "text": "deploy orders 4.18.2",
                     *           "createdBy": "admin-token",
                     *           "createdAt": 1795629928208,
                     *           "host": null
                     *         },
                     *         {
                     *           "id": 2,
                     *           "at": 1795630251709,
                     *           "text": "deploy orders 4.18.2",
                     *           "createdBy": "admin-token",
                     *           "createdAt": 1795630251709,
                     *           "host": "web-01"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AnnotationList"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAnnotation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "at": "now",
                 *       "text": "deploy orders 4.18.2",
                 *       "host": "web-01"
                 *     }
                 */
                "application/json": {
                    /** @description epoch milliseconds, or a time as text; now when left out */
                    at?: number | string;
                    /** @description the host it is about; the fleet when left out */
                    host?: string;
                    /** @description what happened, as `deploy orders 4.18.2` */
                    text: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "at": 1795630857836,
                     *       "text": "deploy orders 4.18.2",
                     *       "createdBy": "admin-token",
                     *       "createdAt": 1795630857836,
                     *       "host": "web-01"
                     *     }
                     */
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAnnotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                annotation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `annotation_unknown`: No mark has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                action?: "sign_in" | "sign_out" | "session_end" | "password_change" | "sign_in_link_create" | "user_create" | "user_change" | "user_remove" | "token_create" | "token_revoke" | "enrolment_create" | "enrolment_revoke" | "host_enrol" | "host_change" | "host_remove" | "credential_renew" | "credential_revoke" | "annotation_create" | "annotation_remove" | "path_put" | "path_remove";
                actor?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": 77,
                     *           "at": 1795630858631,
                     *           "actor": "admin-token",
                     *           "action": "token_create",
                     *           "target": "token:2",
                     *           "outcome": "done",
                     *           "address": "127.0.0.1",
                     *           "detail": {
                     *             "name": "deploys",
                     *             "role": "operator",
                     *             "scope": null,
                     *             "expiresAt": 1803406858628
                     *           },
                     *           "prevHash": "0b60fff3c172c5d22147f41365f726ad5d09f9de2fd32af9a4a6784c960abae2",
                     *           "hash": "9e1e055e5ff2b5db561d435a3e3046f0f6597db61241e8e00caf0cb6502b9514"
                     *         },
                     *         {
                     *           "id": 76,
                     *           "at": 1795630858624,
                     *           "actor": "admin-token",
                     *           "action": "user_change",
                     *           "target": "ann",
                     *           "outcome": "done",
                     *           "address": "127.0.0.1",
                     *           "detail": {
                     *             "role": "operator",
                     *             "scope": null,
                     *             "sessions": 0,
                     *             "tokens": 0
                     *           },
                     *           "prevHash": "a96d172d7a54d2e5641b9143e9bffd0cb53e38797f9148ccf362d9b82f3faab2",
                     *           "hash": "0b60fff3c172c5d22147f41365f726ad5d09f9de2fd32af9a4a6784c960abae2"
                     *         }
                     *       ],
                     *       "nextCursor": "76"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": 77,
                     *       "head": "9e1e055e5ff2b5db561d435a3e3046f0f6597db61241e8e00caf0cb6502b9514",
                     *       "firstBreak": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditChain"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listColumns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "columns": [
                     *         {
                     *           "name": "LISTEN",
                     *           "kind": "gauge",
                     *           "unit": "sockets",
                     *           "meaning": "a program waits for connections on a port",
                     *           "source": "RFC 9293 §3.3.2; TCP_LISTEN in include/net/tcp_states.h"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Columns"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolHost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "fwe_the-token-of-the-enrolment",
                 *       "name": "web-04",
                 *       "machineId": "4c4c4544003858108052b9c04f4e3532",
                 *       "tags": {
                 *         "role": "web"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description stays the same for one machine */
                    machineId: string;
                    name: string;
                    tags?: {
                        [key: string]: string;
                    };
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "web-04",
                     *       "credential": "fw_host_3…"
                     *     }
                     */
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `enrolment_refused`: The enrolment token is unknown, expired or used up */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_name_taken`: Another machine is enrolled under this name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEnrolments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enrolments": [
                     *         {
                     *           "id": 4,
                     *           "createdBy": "admin-token",
                     *           "createdAt": 1795630857896,
                     *           "expiresAt": 1795634457896,
                     *           "maxHosts": 24,
                     *           "usedHosts": 0,
                     *           "tags": {
                     *             "role": "web",
                     *             "env": "prod"
                     *           }
                     *         },
                     *         {
                     *           "id": 3,
                     *           "createdBy": "admin-token",
                     *           "createdAt": 1795630251735,
                     *           "expiresAt": 1795633851735,
                     *           "maxHosts": 24,
                     *           "usedHosts": 1,
                     *           "tags": {
                     *             "role": "web",
                     *             "env": "prod"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EnrolmentList"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expiresIn": 3600,
                 *       "maxHosts": 24,
                 *       "tags": {
                 *         "role": "web",
                 *         "env": "prod"
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description seconds
                     * @default 3600
                     */
                    expiresIn?: number;
                    /** @default 1 */
                    maxHosts?: number;
                    /** @default {} */
                    tags?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 4,
                     *       "token": "fw_enrol_…",
                     *       "expiresAt": 1795634457896
                     *     }
                     */
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrolment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `enrolment_unknown`: No enrolment token has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHeatMap: {
        parameters: {
            query?: {
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                from?: string;
                maxPoints?: number;
                state?: "LISTEN" | "SYN_SENT" | "SYN_RECV" | "ESTABLISHED" | "FIN_WAIT1" | "FIN_WAIT2" | "CLOSE_WAIT" | "LAST_ACK" | "CLOSING" | "TIME_WAIT" | "CLOSED";
                tag?: string;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "CLOSE_WAIT",
                     *       "from": 1795544458338,
                     *       "to": 1795630858338,
                     *       "stepMs": 10800000,
                     *       "tier": "1h",
                     *       "at": [
                     *         1795543200000,
                     *         1795554000000
                     *       ],
                     *       "hosts": [
                     *         {
                     *           "host": "api-01",
                     *           "max": [
                     *             5,
                     *             5
                     *           ]
                     *         },
                     *         {
                     *           "host": "api-02",
                     *           "max": [
                     *             6,
                     *             5
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HeatMap"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `history_busy`: More queries of the history wait than the API accepts */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFleetHistory: {
        parameters: {
            query?: {
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                from?: string;
                maxPoints?: number;
                /** @description states, or other gauges of GET /columns, separated by commas; all eleven states when left out */
                states?: string;
                tag?: string;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": 1795544458055,
                     *       "to": 1795630858055,
                     *       "stepMs": 10800000,
                     *       "tier": "1h",
                     *       "entries": "buckets",
                     *       "at": [
                     *         1795543200000,
                     *         1795554000000
                     *       ],
                     *       "samples": [
                     *         180,
                     *         180
                     *       ],
                     *       "series": {
                     *         "CLOSE_WAIT": {
                     *           "min": [
                     *             16,
                     *             17
                     *           ],
                     *           "avg": [
                     *             34.78888888888889,
                     *             34.53333333333333
                     *           ],
                     *           "max": [
                     *             50,
                     *             56
                     *           ]
                     *         },
                     *         "ESTABLISHED": {
                     *           "min": [
                     *             25497,
                     *             9058
                     *           ],
                     *           "avg": [
                     *             37863.48888888889,
                     *             16057.427777777777
                     *           ],
                     *           "max": [
                     *             50352,
                     *             25487
                     *           ]
                     *         }
                     *       },
                     *       "reporting": [
                     *         24,
                     *         24
                     *       ],
                     *       "held": [
                     *         0,
                     *         0
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FleetHistory"];
                    "text/csv": string;
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `history_busy`: More queries of the history wait than the API accepts */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFleet: {
        parameters: {
            query?: {
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": 1795630858048,
                     *       "hosts": {
                     *         "live": 25,
                     *         "stale": 1,
                     *         "never": 1
                     *       },
                     *       "reporting": 25,
                     *       "held": 0,
                     *       "states": {
                     *         "LISTEN": 339,
                     *         "SYN_SENT": 38,
                     *         "SYN_RECV": 3845,
                     *         "ESTABLISHED": 46949,
                     *         "FIN_WAIT1": 48,
                     *         "FIN_WAIT2": 648,
                     *         "CLOSE_WAIT": 4944,
                     *         "LAST_ACK": 21,
                     *         "CLOSING": 1,
                     *         "TIME_WAIT": 63825,
                     *         "CLOSED": 0
                     *       },
                     *       "unknown": 0
                     *     }
                     */
                    "application/json": components["schemas"]["FleetLatest"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHosts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description part of the name */
                q?: string;
                sort?: string;
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "hosts": [
                     *         {
                     *           "name": "api-01",
                     *           "tags": {
                     *             "role": "api",
                     *             "env": "prod"
                     *           },
                     *           "status": "live",
                     *           "enrolledAt": 1795625947564,
                     *           "lastSeenAt": 1795630856509,
                     *           "takenAt": 1795630856504,
                     *           "intervalMs": 10000,
                     *           "states": {
                     *             "LISTEN": 12,
                     *             "SYN_SENT": 3,
                     *             "SYN_RECV": 3,
                     *             "ESTABLISHED": 2731,
                     *             "FIN_WAIT1": 1,
                     *             "FIN_WAIT2": 41,
                     *             "CLOSE_WAIT": 1,
                     *             "LAST_ACK": 1,
                     *             "CLOSING": 0,
                     *             "TIME_WAIT": 1579,
                     *             "CLOSED": 0
                     *           },
                     *           "unknown": 0,
                     *           "quality": {
                     *             "LISTEN": "exact",
                     *             "SYN_SENT": "exact",
                     *             "SYN_RECV": "exact",
                     *             "ESTABLISHED": "exact",
                     *             "FIN_WAIT1": "exact",
                     *             "FIN_WAIT2": "exact",
                     *             "CLOSE_WAIT": "exact",
                     *             "LAST_ACK": "exact",
                     *             "CLOSING": "exact",
                     *             "TIME_WAIT": "exact",
                     *             "CLOSED": "exact"
                     *           },
                     *           "hasMoved": false,
                     *           "agent": {
                     *             "version": "0.1.0",
                     *             "source": "netlink",
                     *             "platform": "linux",
                     *             "cpuMs": null,
                     *             "rssBytes": null,
                     *             "dropped": null
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "YXBpLTAx"
                     *     }
                     */
                    "application/json": components["schemas"]["HostList"];
                    "text/csv": string;
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "real-01",
                     *       "tags": {
                     *         "role": "real"
                     *       },
                     *       "status": "live",
                     *       "enrolledAt": 1795626840918,
                     *       "lastSeenAt": 1795630858008,
                     *       "takenAt": 1795630858003,
                     *       "intervalMs": 2000,
                     *       "states": {
                     *         "LISTEN": 3,
                     *         "SYN_SENT": 0,
                     *         "SYN_RECV": 0,
                     *         "ESTABLISHED": 48,
                     *         "FIN_WAIT1": 0,
                     *         "FIN_WAIT2": 0,
                     *         "CLOSE_WAIT": 0,
                     *         "LAST_ACK": 0,
                     *         "CLOSING": 0,
                     *         "TIME_WAIT": 1238,
                     *         "CLOSED": 0
                     *       },
                     *       "unknown": 0,
                     *       "quality": {
                     *         "LISTEN": "exact",
                     *         "SYN_SENT": "exact",
                     *         "SYN_RECV": "exact",
                     *         "ESTABLISHED": "exact",
                     *         "FIN_WAIT1": "exact",
                     *         "FIN_WAIT2": "exact",
                     *         "CLOSE_WAIT": "exact",
                     *         "LAST_ACK": "exact",
                     *         "CLOSING": "exact",
                     *         "TIME_WAIT": "exact",
                     *         "CLOSED": "exact"
                     *       },
                     *       "hasMoved": false,
                     *       "agent": {
                     *         "version": "0.1.0",
                     *         "source": "netlink",
                     *         "platform": "Linux 6.18.44",
                     *         "cpuMs": 1.7979999999999998,
                     *         "rssBytes": 55959552,
                     *         "dropped": null
                     *       },
                     *       "gauges": {
                     *         "unknown": 0,
                     *         "orphans": 0,
                     *         "socketMemoryPages": 254,
                     *         "fullestAcceptQueue": 0
                     *       },
                     *       "counters": {
                     *         "activeOpens": 261469,
                     *         "passiveOpens": 217103,
                     *         "attemptFails": 42905,
                     *         "establishedResets": 39163,
                     *         "retransmittedSegments": 27820,
                     *         "sentSegments": 19978119,
                     *         "synRetransmissions": 19612,
                     *         "closesIntoTimeWait": 198867,
                     *         "listenOverflows": 23005,
                     *         "listenDrops": 23005,
                     *         "timeWaitOverflows": 0,
                     *         "synCookiesSent": 0,
                     *         "receivedSegments": 20044096,
                     *         "resetsSent": 70691,
                     *         "embryonicResets": 105,
                     *         "retransmissionTimeouts": 21249,
                     *         "abortsOnTimeout": 0,
                     *         "abortsOnData": 12546,
                     *         "abortsOnClose": 6225,
                     *         "abortsOnMemory": 0,
                     *         "timeWaitReuses": 3856,
                     *         "synCookiesReceived": 0,
                     *         "synQueueCookies": 0,
                     *         "synQueueDrops": 0
                     *       },
                     *       "settings": {
                     *         "since": 1795626840864,
                     *         "values": {
                     *           "tcp_keepalive_time": 7200,
                     *           "tcp_keepalive_probes": 9,
                     *           "tcp_keepalive_intvl": 75,
                     *           "tcp_fin_timeout": 60,
                     *           "tcp_max_tw_buckets": 131072,
                     *           "tcp_tw_reuse": 2,
                     *           "tcp_max_syn_backlog": 2048,
                     *           "somaxconn": 4096,
                     *           "tcp_syncookies": 1,
                     *           "tcp_abort_on_overflow": 0,
                     *           "tcp_retries2": 15,
                     *           "tcp_synack_retries": 5,
                     *           "tcp_syn_retries": 6,
                     *           "tcp_orphan_retries": 0,
                     *           "ip_local_port_range": [
                     *             32768,
                     *             60999
                     *           ],
                     *           "ip_local_reserved_ports": "",
                     *           "tcp_max_orphans": 131072,
                     *           "tcp_mem": [
                     *             287898,
                     *             383867,
                     *             575796
                     *           ],
                     *           "tcp_timestamps": 1,
                     *           "tcp_tw_reuse_delay": 1000,
                     *           "tcp_rto_max_ms": 120000,
                     *           "tcp_tw_recycle": null,
                     *           "nf_conntrack_tcp_timeout_established": 432000
                     *         },
                     *         "namespaces": []
                     *       },
                     *       "listeners": {
                     *         "at": 1795630856001,
                     *         "listeners": [
                     *           {
                     *             "cookie": "1001",
                     *             "address": "0.0.0.0",
                     *             "port": 2024,
                     *             "queue": 0,
                     *             "limit": 128,
                     *             "drops": 0,
                     *             "uid": 0,
                     *             "inode": 107
                     *           },
                     *           {
                     *             "cookie": "45abd4",
                     *             "address": "127.0.0.1",
                     *             "port": 4711,
                     *             "queue": 0,
                     *             "limit": 511,
                     *             "drops": 0,
                     *             "uid": 0,
                     *             "inode": 12736287
                     *           }
                     *         ],
                     *         "omitted": 0
                     *       },
                     *       "namespaces": {
                     *         "at": 1795630856001,
                     *         "seen": "some",
                     *         "why": "1 processes could not be looked at, which takes CAP_SYS_PTRACE",
                     *         "others": []
                     *       },
                     *       "f5": null
                     *     }
                     */
                    "application/json": components["schemas"]["HostDetail"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeHost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeHost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "tags": {
                 *         "role": "web",
                 *         "env": "prod"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description instead of those it has */
                    tags: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "web-01",
                     *       "tags": {
                     *         "role": "web",
                     *         "env": "prod"
                     *       },
                     *       "status": "live",
                     *       "enrolledAt": 1795625946041,
                     *       "lastSeenAt": 1795630856507,
                     *       "takenAt": 1795630856504,
                     *       "intervalMs": 10000,
                     *       "states": {
                     *         "LISTEN": 12,
                     *         "SYN_SENT": 1,
                     *         "SYN_RECV": 2,
                     *         "ESTABLISHED": 2039,
                     *         "FIN_WAIT1": 3,
                     *         "FIN_WAIT2": 24,
                     *         "CLOSE_WAIT": 2,
                     *         "LAST_ACK": 0,
                     *         "CLOSING": 0,
                     *         "TIME_WAIT": 1276,
                     *         "CLOSED": 0
                     *       },
                     *       "unknown": 0,
                     *       "quality": {
                     *         "LISTEN": "exact",
                     *         "SYN_SENT": "exact",
                     *         "SYN_RECV": "exact",
                     *         "ESTABLISHED": "exact",
                     *         "FIN_WAIT1": "exact",
                     *         "FIN_WAIT2": "exact",
                     *         "CLOSE_WAIT": "exact",
                     *         "LAST_ACK": "exact",
                     *         "CLOSING": "exact",
                     *         "TIME_WAIT": "exact",
                     *         "CLOSED": "exact"
                     *       },
                     *       "hasMoved": false,
                     *       "agent": {
                     *         "version": "0.1.0",
                     *         "source": "netlink",
                     *         "platform": "linux",
                     *         "cpuMs": null,
                     *         "rssBytes": null,
                     *         "dropped": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Host"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlap": 3600
                 *     }
                 */
                "application/json": {
                    /**
                     * @description seconds
                     * @default 86400
                     */
                    overlap?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "web-04",
                     *       "credential": "fw_host_p…",
                     *       "formerUntil": 1795634457978
                     *     }
                     */
                    "application/json": components["schemas"]["Renewed"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHistory: {
        parameters: {
            query?: {
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                from?: string;
                maxPoints?: number;
                /** @description states, or other gauges of GET /columns, separated by commas; all eleven states when left out */
                states?: string;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                to?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "db-01",
                     *       "from": 1795544458413,
                     *       "to": 1795630858413,
                     *       "stepMs": 10800000,
                     *       "tier": "1h",
                     *       "entries": "buckets",
                     *       "at": [
                     *         1795543200000,
                     *         1795554000000
                     *       ],
                     *       "samples": [
                     *         180,
                     *         180
                     *       ],
                     *       "series": {
                     *         "CLOSE_WAIT": {
                     *           "min": [
                     *             0,
                     *             0
                     *           ],
                     *           "avg": [
                     *             1.35,
                     *             1.4277777777777778
                     *           ],
                     *           "max": [
                     *             6,
                     *             5
                     *           ]
                     *         },
                     *         "ESTABLISHED": {
                     *           "min": [
                     *             427,
                     *             152
                     *           ],
                     *           "avg": [
                     *             646.2111111111111,
                     *             273.77222222222224
                     *           ],
                     *           "max": [
                     *             881,
                     *             436
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["History"];
                    "text/csv": string;
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `history_busy`: More queries of the history wait than the API accepts */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeNetstat: {
        parameters: {
            query?: {
                /** @description the one state that `ss state …` was asked for, whose output does not show it */
                state?: string;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                takenAt?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        /** @description raw output of netstat or ss, at most 8 MiB */
        requestBody: {
            content: {
                /**
                 * @example tcp 0 0 10.0.0.5:443 10.0.0.9:51812 ESTABLISHED
                 *     tcp 0 0 10.0.0.5:443 10.0.0.9:51813 TIME_WAIT
                 */
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "takenAt": 1795630857993,
                     *       "dialect": "linux-netstat",
                     *       "states": {
                     *         "LISTEN": null,
                     *         "SYN_SENT": 0,
                     *         "SYN_RECV": 0,
                     *         "ESTABLISHED": 1,
                     *         "FIN_WAIT1": 0,
                     *         "FIN_WAIT2": 0,
                     *         "CLOSE_WAIT": 0,
                     *         "LAST_ACK": 0,
                     *         "CLOSING": 0,
                     *         "TIME_WAIT": 1,
                     *         "CLOSED": null
                     *       },
                     *       "unknown": 0,
                     *       "parsed": 2,
                     *       "skipped": [
                     *         {
                     *           "line": 3,
                     *           "text": "what is this",
                     *           "reason": "not_understood"
                     *         }
                     *       ],
                     *       "skippedMore": 0
                     *     }
                     */
                    "application/json": components["schemas"]["NetstatAnswer"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             *
             *     `host_removed`: The host was removed while its agent was connected
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `netstat_not_understood`: No TCP socket could be read from the text, so nothing was stored
             *
             *     `snapshot_time_refused`: A snapshot is dated more than a day ahead of the API, more than ten years ago, or before what is kept
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `storage_unavailable`: The history cannot be written right now
             *
             *     `overloaded`: More is waiting to be written than the API accepts
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRates: {
        parameters: {
            query?: {
                /** @description counters of GET /columns, separated by commas; all of them when left out */
                counters?: string;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                from?: string;
                maxPoints?: number;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                to?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "real-01",
                     *       "from": 1795629958421,
                     *       "to": 1795630858421,
                     *       "stepMs": 120000,
                     *       "tier": "raw",
                     *       "entries": "buckets",
                     *       "at": [
                     *         1795629840000,
                     *         1795629960000
                     *       ],
                     *       "samples": [
                     *         0,
                     *         60
                     *       ],
                     *       "series": {
                     *         "passiveOpens": {
                     *           "min": [
                     *             null,
                     *             0
                     *           ],
                     *           "avg": [
                     *             null,
                     *             0.06666666666666667
                     *           ],
                     *           "max": [
                     *             null,
                     *             1.5015015015015014
                     *           ]
                     *         },
                     *         "activeOpens": {
                     *           "min": [
                     *             null,
                     *             0
                     *           ],
                     *           "avg": [
                     *             null,
                     *             0.06666666666666667
                     *           ],
                     *           "max": [
                     *             null,
                     *             1.5015015015015014
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Rates"];
                    "text/csv": string;
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `history_busy`: More queries of the history wait than the API accepts */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readServers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "web-01",
                     *       "at": 1795630858636,
                     *       "servers": [
                     *         {
                     *           "kind": "nginx",
                     *           "version": "1.22.1",
                     *           "pid": 812,
                     *           "listens": [
                     *             "0.0.0.0:443"
                     *           ],
                     *           "hops": [
                     *             {
                     *               "name": "shop.example.com / → http://app",
                     *               "listens": [
                     *                 "443"
                     *               ],
                     *               "target": "http://app",
                     *               "settings": {
                     *                 "keepalive_timeout": "65",
                     *                 "proxy_read_timeout": "90",
                     *                 "upstream keepalive": "16"
                     *               }
                     *             }
                     *           ],
                     *           "unseen": []
                     *         }
                     *       ],
                     *       "why": null,
                     *       "omittedHops": 0
                     *     }
                     */
                    "application/json": components["schemas"]["HostServers"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readServerActivity: {
        parameters: {
            query?: {
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                from?: string;
                maxPoints?: number;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                to?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "web-01",
                     *       "from": 1795630680000,
                     *       "to": 1795630800000,
                     *       "stepMs": 60000,
                     *       "columns": [
                     *         {
                     *           "name": "connections",
                     *           "kind": "gauge",
                     *           "unit": "connections",
                     *           "meaning": "open client connections"
                     *         },
                     *         {
                     *           "name": "requests",
                     *           "kind": "counter",
                     *           "unit": "requests",
                     *           "meaning": "requests taken"
                     *         }
                     *       ],
                     *       "servers": [
                     *         {
                     *           "kind": "nginx",
                     *           "place": "http://127.0.0.1:8080/status",
                     *           "latest": {
                     *             "at": 1795630741000,
                     *             "values": {
                     *               "connections": 23,
                     *               "keepAlive": 18,
                     *               "reading": 0,
                     *               "writing": 5,
                     *               "closing": null,
                     *               "busyWorkers": null,
                     *               "idleWorkers": null,
                     *               "accepted": 48211,
                     *               "requests": 190344,
                     *               "serversUsed": null,
                     *               "serversIdle": null,
                     *               "serversOpened": null,
                     *               "serversReused": null,
                     *               "serverErrors": null,
                     *               "serverRetries": null,
                     *               "serverAborts": null
                     *             }
                     *           },
                     *           "why": null,
                     *           "at": [
                     *             1795630680000,
                     *             1795630740000
                     *           ],
                     *           "samples": [
                     *             1,
                     *             1
                     *           ],
                     *           "series": {
                     *             "connections": {
                     *               "min": [
                     *                 21,
                     *                 23
                     *               ],
                     *               "avg": [
                     *                 21,
                     *                 23
                     *               ],
                     *               "max": [
                     *                 21,
                     *                 23
                     *               ]
                     *             },
                     *             "requests": {
                     *               "min": [
                     *                 12.3,
                     *                 11.8
                     *               ],
                     *               "avg": [
                     *                 12.3,
                     *                 11.8
                     *               ],
                     *               "max": [
                     *                 12.3,
                     *                 11.8
                     *               ]
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "omittedServers": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ServerActivity"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `history_busy`: More queries of the history wait than the API accepts */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readServerHistory: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                from?: string;
                limit?: number;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                to?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "web-01",
                     *       "from": 1764094858636,
                     *       "to": 1795630858636,
                     *       "changes": [
                     *         {
                     *           "since": 1795626840864,
                     *           "changes": [
                     *             {
                     *               "kind": "nginx",
                     *               "hop": "shop.example.com / → http://app",
                     *               "setting": "proxy_read_timeout",
                     *               "before": "60",
                     *               "after": "90"
                     *             },
                     *             {
                     *               "kind": "nginx",
                     *               "hop": "blog.example.com / → http://blog",
                     *               "setting": null,
                     *               "before": null,
                     *               "after": {
                     *                 "target": "http://blog",
                     *                 "settings": {
                     *                   "keepalive_timeout": "65"
                     *                 }
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "since": 1795540440864,
                     *           "changes": []
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ServerHistory"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspectServices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "web-01",
                     *       "takenAt": 1795642077013,
                     *       "services": [
                     *         {
                     *           "port": null,
                     *           "established": 1044,
                     *           "withKeepalive": 9,
                     *           "withoutTimer": 1035,
                     *           "longestIdleMs": 10752,
                     *           "timeWait": 156,
                     *           "closedFirstPerSecond": 2.6,
                     *           "lifetime": {
                     *             "ok": true,
                     *             "seconds": 401.53846153846155
                     *           },
                     *           "kind": "long",
                     *           "pooling": null
                     *         },
                     *         {
                     *           "port": 46061,
                     *           "established": 0,
                     *           "withKeepalive": 0,
                     *           "withoutTimer": 0,
                     *           "longestIdleMs": null,
                     *           "timeWait": 120,
                     *           "closedFirstPerSecond": 2,
                     *           "lifetime": {
                     *             "ok": true,
                     *             "seconds": 0
                     *           },
                     *           "kind": "short",
                     *           "pooling": {
                     *             "handshakesPerSecond": 2,
                     *             "timeWaits": 120
                     *           }
                     *         },
                     *         {
                     *           "port": 35861,
                     *           "established": 12,
                     *           "withKeepalive": 12,
                     *           "withoutTimer": 0,
                     *           "longestIdleMs": 452,
                     *           "timeWait": 0,
                     *           "closedFirstPerSecond": 0,
                     *           "lifetime": {
                     *             "ok": false,
                     *             "reason": "few"
                     *           },
                     *           "kind": null,
                     *           "pooling": null
                     *         }
                     *       ],
                     *       "omitted": 6
                     *     }
                     */
                    "application/json": components["schemas"]["Services"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `host_not_connected`: The host's agent is not connected, so its sockets cannot be inspected
             *
             *     `inspection_unavailable`: The host's agent cannot inspect sockets
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `inspection_busy`: Enough inspections are under way
             *
             *     `too_many_refusals`: Too many wrong credentials came from this address
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `inspection_failed`: The host's agent could not read its sockets
             *
             *     `inspection_unreadable`: The answer of the host's agent is not one this release understands
             */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `inspection_timeout`: The host's agent did not answer in time */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSettings: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                from?: string;
                limit?: number;
                /** @description ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m` */
                to?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "real-01",
                     *       "from": 1764094858636,
                     *       "to": 1795630858636,
                     *       "changes": [
                     *         {
                     *           "since": 1795626840864,
                     *           "namespace": "own",
                     *           "label": null,
                     *           "values": {
                     *             "tcp_keepalive_time": 7200,
                     *             "tcp_keepalive_probes": 9,
                     *             "tcp_keepalive_intvl": 75,
                     *             "tcp_fin_timeout": 60,
                     *             "tcp_max_tw_buckets": 131072,
                     *             "tcp_tw_reuse": 2,
                     *             "tcp_max_syn_backlog": 2048,
                     *             "somaxconn": 4096,
                     *             "tcp_syncookies": 1,
                     *             "tcp_abort_on_overflow": 0,
                     *             "tcp_retries2": 15,
                     *             "tcp_synack_retries": 5,
                     *             "tcp_syn_retries": 6,
                     *             "tcp_orphan_retries": 0,
                     *             "ip_local_port_range": [
                     *               32768,
                     *               60999
                     *             ],
                     *             "ip_local_reserved_ports": "",
                     *             "tcp_max_orphans": 131072,
                     *             "tcp_mem": [
                     *               287898,
                     *               383867,
                     *               575796
                     *             ],
                     *             "tcp_timestamps": 1,
                     *             "tcp_tw_reuse_delay": 1000,
                     *             "tcp_rto_max_ms": 120000,
                     *             "tcp_tw_recycle": null,
                     *             "nf_conntrack_tcp_timeout_established": 432000
                     *           },
                     *           "changed": {}
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SettingsHistory"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspectSockets: {
        parameters: {
            query?: {
                /** @description some of process, peer, port, uid, unit, separated by commas: a group is a combination of them */
                groupBy?: string;
                limit?: number;
                /** @description adds round-trip times and retransmissions */
                paths?: "true" | "false";
                /** @description states, separated by commas; all when left out */
                state?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "real-01",
                     *       "takenAt": 1795630858538,
                     *       "tookMs": 20,
                     *       "sockets": 48,
                     *       "interrupted": false,
                     *       "owners": {
                     *         "held": 48,
                     *         "remembered": 0,
                     *         "hidden": 0,
                     *         "none": 0
                     *       },
                     *       "groups": [
                     *         {
                     *           "count": 24,
                     *           "states": {
                     *             "ESTABLISHED": 24
                     *           },
                     *           "timers": {
                     *             "none": 24
                     *           },
                     *           "oldest": {
                     *             "ageMs": 2016,
                     *             "bound": "exact"
                     *           },
                     *           "receiveQueueBytes": 0,
                     *           "sendQueueBytes": 0,
                     *           "paths": null,
                     *           "key": {
                     *             "process": {
                     *               "pid": 13658,
                     *               "command": "MainThread",
                     *               "commandLine": "node apps/api/dist/main.js",
                     *               "startedAt": 1795630852400
                     *             },
                     *             "owner": "known",
                     *             "port": 4711
                     *           },
                     *           "samples": [
                     *             {
                     *               "state": "ESTABLISHED",
                     *               "local": "127.0.0.1:4000",
                     *               "remote": "127.0.0.1:54864"
                     *             },
                     *             {
                     *               "state": "ESTABLISHED",
                     *               "local": "127.0.0.1:4000",
                     *               "remote": "127.0.0.1:54656"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "other": {
                     *         "count": 24,
                     *         "states": {
                     *           "ESTABLISHED": 24
                     *         },
                     *         "timers": {
                     *           "none": 22,
                     *           "keepalive": 2
                     *         },
                     *         "oldest": {
                     *           "ageMs": 2016,
                     *           "bound": "exact"
                     *         },
                     *         "receiveQueueBytes": 0,
                     *         "sendQueueBytes": 0,
                     *         "paths": null
                     *       },
                     *       "otherGroups": 24
                     *     }
                     */
                    "application/json": components["schemas"]["Inspection"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `host_unknown`: No host has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `host_not_connected`: The host's agent is not connected, so its sockets cannot be inspected
             *
             *     `inspection_unavailable`: The host's agent cannot inspect sockets
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `inspection_busy`: Enough inspections are under way
             *
             *     `too_many_refusals`: Too many wrong credentials came from this address
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `inspection_failed`: The host's agent could not read its sockets
             *
             *     `inspection_unreadable`: The answer of the host's agent is not one this release understands
             */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `inspection_timeout`: The host's agent did not answer in time */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPaths: {
        parameters: {
            query?: {
                lang?: "en" | "zh";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "paths": [
                     *         {
                     *           "name": "shop",
                     *           "changedAt": 1795641536153,
                     *           "changedBy": "admin-token",
                     *           "hops": [
                     *             "AWS Application Load Balancer",
                     *             "Node.js server"
                     *           ],
                     *           "worst": "error",
                     *           "codes": [
                     *             "REUSE_RACE"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PathList"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPath: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "shop",
                     *       "path": {
                     *         "hops": [
                     *           {
                     *             "kind": "aws-alb",
                     *             "settings": {
                     *               "idle_timeout.timeout_seconds": 60
                     *             }
                     *           },
                     *           {
                     *             "kind": "node",
                     *             "version": "24",
                     *             "host": "web-01",
                     *             "settings": {
                     *               "keepAliveTimeout": 5000
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "changedAt": 1795641536153,
                     *       "changedBy": "admin-token",
                     *       "bindings": [
                     *         {
                     *           "hop": 1,
                     *           "host": "web-01",
                     *           "settingsSince": null,
                     *           "kernel": {},
                     *           "countedAt": null,
                     *           "timeWaits": null,
                     *           "server": null
                     *         }
                     *       ],
                     *       "report": {
                     *         "protocol": "http",
                     *         "segments": [
                     *           {
                     *             "left": null,
                     *             "right": 0,
                     *             "idleSeconds": 60,
                     *             "endedBy": 0,
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "sign": "fin",
                     *             "learnedAfterSeconds": 60,
                     *             "timeWaitOn": 0,
                     *             "timeWaitSeconds": null,
                     *             "deadPeers": [
                     *               {
                     *                 "hop": 0,
                     *                 "idleSeconds": 60,
                     *                 "unacknowledgedSeconds": "unknown"
                     *               }
                     *             ]
                     *           },
                     *           {
                     *             "left": 0,
                     *             "right": 1,
                     *             "idleSeconds": 6,
                     *             "endedBy": 1,
                     *             "setting": "keepAliveTimeout",
                     *             "sign": "fin",
                     *             "learnedAfterSeconds": 6,
                     *             "timeWaitOn": 1,
                     *             "timeWaitSeconds": 60,
                     *             "deadPeers": [
                     *               {
                     *                 "hop": 0,
                     *                 "idleSeconds": 6,
                     *                 "unacknowledgedSeconds": "unknown"
                     *               },
                     *               {
                     *                 "hop": 1,
                     *                 "idleSeconds": 6,
                     *                 "unacknowledgedSeconds": 924.6
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "timers": [
                     *           {
                     *             "hop": 0,
                     *             "side": "left",
                     *             "role": "idle",
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "seconds": 60,
                     *             "isDefault": false,
                     *             "onExpiry": "fin"
                     *           },
                     *           {
                     *             "hop": 0,
                     *             "side": "right",
                     *             "role": "pool",
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "seconds": 60,
                     *             "isDefault": false,
                     *             "onExpiry": "fin"
                     *           },
                     *           {
                     *             "hop": 0,
                     *             "side": "right",
                     *             "role": "response",
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "seconds": 60,
                     *             "isDefault": false,
                     *             "onExpiry": "error"
                     *           },
                     *           {
                     *             "hop": 1,
                     *             "side": "left",
                     *             "role": "idle",
                     *             "setting": "keepAliveTimeout",
                     *             "seconds": 6,
                     *             "isDefault": false,
                     *             "onExpiry": "fin"
                     *           }
                     *         ],
                     *         "ports": [],
                     *         "longestSilence": {
                     *           "seconds": 60,
                     *           "hop": 0
                     *         },
                     *         "verdicts": [
                     *           {
                     *             "code": "REUSE_RACE",
                     *             "severity": "error",
                     *             "hop": 1,
                     *             "otherHop": 0,
                     *             "setting": "keepAliveTimeout",
                     *             "value": "5000",
                     *             "reason": {
                     *               "en": "Node.js server closes a connection after 6 s of silence, AWS Application Load Balancer uses it again for up to 60 s (idle_timeout.timeout_seconds). A request that crosses the close fails.",
                     *               "zh": "Node.js server 在静默 6 秒后关闭连接,而 AWS Application Load Balancer 在 60 秒内仍会复用(idle_timeout.timeout_seconds)。与关闭交错的请求会失败。"
                     *             },
                     *             "suggestion": {
                     *               "en": "Raise keepAliveTimeout so that Node.js server closes after 66 s or more, or bring idle_timeout.timeout_seconds below 6 s. Repeat idempotent requests only.",
                     *               "zh": "调大 keepAliveTimeout,使 Node.js server 至少 66 秒后才关闭,或将 idle_timeout.timeout_seconds 降到 6 秒以下。仅重试幂等请求。"
                     *             },
                     *             "source": "measured: a request that meets a FIN under way is answered by a RST, which nginx, Apache and HAProxy turn into 502"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PathAnswer"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `path_unknown`: No path has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putPath: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "hops": [
                 *         {
                 *           "kind": "aws-alb",
                 *           "settings": {
                 *             "idle_timeout.timeout_seconds": 60
                 *           }
                 *         },
                 *         {
                 *           "kind": "node",
                 *           "version": "24",
                 *           "host": "web-01",
                 *           "settings": {
                 *             "keepAliveTimeout": 5000
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Path"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "shop",
                     *       "path": {
                     *         "hops": [
                     *           {
                     *             "kind": "aws-alb",
                     *             "settings": {
                     *               "idle_timeout.timeout_seconds": 60
                     *             }
                     *           },
                     *           {
                     *             "kind": "node",
                     *             "version": "24",
                     *             "host": "web-01",
                     *             "settings": {
                     *               "keepAliveTimeout": 5000
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "changedAt": 1795641536153,
                     *       "changedBy": "admin-token",
                     *       "bindings": [
                     *         {
                     *           "hop": 1,
                     *           "host": "web-01",
                     *           "settingsSince": null,
                     *           "kernel": {},
                     *           "countedAt": null,
                     *           "timeWaits": null,
                     *           "server": null
                     *         }
                     *       ],
                     *       "report": {
                     *         "protocol": "http",
                     *         "segments": [
                     *           {
                     *             "left": null,
                     *             "right": 0,
                     *             "idleSeconds": 60,
                     *             "endedBy": 0,
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "sign": "fin",
                     *             "learnedAfterSeconds": 60,
                     *             "timeWaitOn": 0,
                     *             "timeWaitSeconds": null,
                     *             "deadPeers": [
                     *               {
                     *                 "hop": 0,
                     *                 "idleSeconds": 60,
                     *                 "unacknowledgedSeconds": "unknown"
                     *               }
                     *             ]
                     *           },
                     *           {
                     *             "left": 0,
                     *             "right": 1,
                     *             "idleSeconds": 6,
                     *             "endedBy": 1,
                     *             "setting": "keepAliveTimeout",
                     *             "sign": "fin",
                     *             "learnedAfterSeconds": 6,
                     *             "timeWaitOn": 1,
                     *             "timeWaitSeconds": 60,
                     *             "deadPeers": [
                     *               {
                     *                 "hop": 0,
                     *                 "idleSeconds": 6,
                     *                 "unacknowledgedSeconds": "unknown"
                     *               },
                     *               {
                     *                 "hop": 1,
                     *                 "idleSeconds": 6,
                     *                 "unacknowledgedSeconds": 924.6
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "timers": [
                     *           {
                     *             "hop": 0,
                     *             "side": "left",
                     *             "role": "idle",
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "seconds": 60,
                     *             "isDefault": false,
                     *             "onExpiry": "fin"
                     *           },
                     *           {
                     *             "hop": 0,
                     *             "side": "right",
                     *             "role": "pool",
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "seconds": 60,
                     *             "isDefault": false,
                     *             "onExpiry": "fin"
                     *           },
                     *           {
                     *             "hop": 0,
                     *             "side": "right",
                     *             "role": "response",
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "seconds": 60,
                     *             "isDefault": false,
                     *             "onExpiry": "error"
                     *           },
                     *           {
                     *             "hop": 1,
                     *             "side": "left",
                     *             "role": "idle",
                     *             "setting": "keepAliveTimeout",
                     *             "seconds": 6,
                     *             "isDefault": false,
                     *             "onExpiry": "fin"
                     *           }
                     *         ],
                     *         "ports": [],
                     *         "longestSilence": {
                     *           "seconds": 60,
                     *           "hop": 0
                     *         },
                     *         "verdicts": [
                     *           {
                     *             "code": "REUSE_RACE",
                     *             "severity": "error",
                     *             "hop": 1,
                     *             "otherHop": 0,
                     *             "setting": "keepAliveTimeout",
                     *             "value": "5000",
                     *             "reason": {
                     *               "en": "Node.js server closes a connection after 6 s of silence, AWS Application Load Balancer uses it again for up to 60 s (idle_timeout.timeout_seconds). A request that crosses the close fails.",
                     *               "zh": "Node.js server 在静默 6 秒后关闭连接,而 AWS Application Load Balancer 在 60 秒内仍会复用(idle_timeout.timeout_seconds)。与关闭交错的请求会失败。"
                     *             },
                     *             "suggestion": {
                     *               "en": "Raise keepAliveTimeout so that Node.js server closes after 66 s or more, or bring idle_timeout.timeout_seconds below 6 s. Repeat idempotent requests only.",
                     *               "zh": "调大 keepAliveTimeout,使 Node.js server 至少 66 秒后才关闭,或将 idle_timeout.timeout_seconds 降到 6 秒以下。仅重试幂等请求。"
                     *             },
                     *             "source": "measured: a request that meets a FIN under way is answered by a RST, which nginx, Apache and HAProxy turn into 502"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PathAnswer"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `paths_full`: As many paths are kept as the API keeps */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `path_invalid`: The path has a setting that its hop does not have, or a value that is none */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePath: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `path_unknown`: No path has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPathChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "shop",
                     *       "changes": [
                     *         {
                     *           "changedAt": 1795641536153,
                     *           "changedBy": "admin-token",
                     *           "path": {
                     *             "hops": [
                     *               {
                     *                 "kind": "aws-alb",
                     *                 "settings": {
                     *                   "idle_timeout.timeout_seconds": 60
                     *                 }
                     *               },
                     *               {
                     *                 "kind": "node",
                     *                 "version": "24",
                     *                 "host": "web-01",
                     *                 "settings": {
                     *                   "keepAliveTimeout": 5000
                     *                 }
                     *               }
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "changedAt": 1795641536096,
                     *           "changedBy": "admin-token",
                     *           "path": {
                     *             "hops": [
                     *               {
                     *                 "kind": "aws-alb",
                     *                 "settings": {
                     *                   "idle_timeout.timeout_seconds": 60
                     *                 }
                     *               },
                     *               {
                     *                 "kind": "node",
                     *                 "version": "24",
                     *                 "host": "web-01",
                     *                 "settings": {
                     *                   "keepAliveTimeout": 66000
                     *                 }
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PathChanges"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `path_unknown`: No path has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkDeclaredPath: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "hops": [
                 *         {
                 *           "kind": "aws-alb",
                 *           "settings": {
                 *             "idle_timeout.timeout_seconds": 60
                 *           }
                 *         },
                 *         {
                 *           "kind": "node",
                 *           "version": "24",
                 *           "host": "web-01",
                 *           "settings": {
                 *             "keepAliveTimeout": 5000
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Path"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bindings": [
                     *         {
                     *           "hop": 1,
                     *           "host": "web-01",
                     *           "settingsSince": null,
                     *           "kernel": {},
                     *           "countedAt": null,
                     *           "timeWaits": null,
                     *           "server": null
                     *         }
                     *       ],
                     *       "report": {
                     *         "protocol": "http",
                     *         "segments": [
                     *           {
                     *             "left": null,
                     *             "right": 0,
                     *             "idleSeconds": 60,
                     *             "endedBy": 0,
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "sign": "fin",
                     *             "learnedAfterSeconds": 60,
                     *             "timeWaitOn": 0,
                     *             "timeWaitSeconds": null,
                     *             "deadPeers": [
                     *               {
                     *                 "hop": 0,
                     *                 "idleSeconds": 60,
                     *                 "unacknowledgedSeconds": "unknown"
                     *               }
                     *             ]
                     *           },
                     *           {
                     *             "left": 0,
                     *             "right": 1,
                     *             "idleSeconds": 6,
                     *             "endedBy": 1,
                     *             "setting": "keepAliveTimeout",
                     *             "sign": "fin",
                     *             "learnedAfterSeconds": 6,
                     *             "timeWaitOn": 1,
                     *             "timeWaitSeconds": 60,
                     *             "deadPeers": [
                     *               {
                     *                 "hop": 0,
                     *                 "idleSeconds": 6,
                     *                 "unacknowledgedSeconds": "unknown"
                     *               },
                     *               {
                     *                 "hop": 1,
                     *                 "idleSeconds": 6,
                     *                 "unacknowledgedSeconds": 924.6
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "timers": [
                     *           {
                     *             "hop": 0,
                     *             "side": "left",
                     *             "role": "idle",
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "seconds": 60,
                     *             "isDefault": false,
                     *             "onExpiry": "fin"
                     *           },
                     *           {
                     *             "hop": 0,
                     *             "side": "right",
                     *             "role": "pool",
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "seconds": 60,
                     *             "isDefault": false,
                     *             "onExpiry": "fin"
                     *           },
                     *           {
                     *             "hop": 0,
                     *             "side": "right",
                     *             "role": "response",
                     *             "setting": "idle_timeout.timeout_seconds",
                     *             "seconds": 60,
                     *             "isDefault": false,
                     *             "onExpiry": "error"
                     *           },
                     *           {
                     *             "hop": 1,
                     *             "side": "left",
                     *             "role": "idle",
                     *             "setting": "keepAliveTimeout",
                     *             "seconds": 6,
                     *             "isDefault": false,
                     *             "onExpiry": "fin"
                     *           }
                     *         ],
                     *         "ports": [],
                     *         "longestSilence": {
                     *           "seconds": 60,
                     *           "hop": 0
                     *         },
                     *         "verdicts": [
                     *           {
                     *             "code": "REUSE_RACE",
                     *             "severity": "error",
                     *             "hop": 1,
                     *             "otherHop": 0,
                     *             "setting": "keepAliveTimeout",
                     *             "value": "5000",
                     *             "reason": {
                     *               "en": "Node.js server closes a connection after 6 s of silence, AWS Application Load Balancer uses it again for up to 60 s (idle_timeout.timeout_seconds). A request that crosses the close fails.",
                     *               "zh": "Node.js server 在静默 6 秒后关闭连接,而 AWS Application Load Balancer 在 60 秒内仍会复用(idle_timeout.timeout_seconds)。与关闭交错的请求会失败。"
                     *             },
                     *             "suggestion": {
                     *               "en": "Raise keepAliveTimeout so that Node.js server closes after 66 s or more, or bring idle_timeout.timeout_seconds below 6 s. Repeat idempotent requests only.",
                     *               "zh": "调大 keepAliveTimeout,使 Node.js server 至少 66 秒后才关闭,或将 idle_timeout.timeout_seconds 降到 6 秒以下。仅重试幂等请求。"
                     *             },
                     *             "source": "measured: a request that meets a FIN under way is answered by a RST, which nginx, Apache and HAProxy turn into 502"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PathCheck"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `path_invalid`: The path has a setting that its hop does not have, or a value that is none */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "role": "admin",
                     *       "scope": null,
                     *       "name": null,
                     *       "by": "token",
                     *       "expiresAt": 1796235658600
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "ann",
                 *       "password": "a long enough password"
                 *     }
                 */
                "application/json": {
                    name: string;
                    password: string;
                } | {
                    code: string;
                } | {
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "role": "admin",
                     *       "scope": null,
                     *       "name": null,
                     *       "by": "token",
                     *       "expiresAt": 1796235658600
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_refused`: The token, credential or session is not valid
             *
             *     `sign_in_refused`: Name and password do not belong together
             *
             *     `sign_in_link_used`: The sign-in link was used before or is too old
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin_refused`: The request comes from a page of another origin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `sign_in_throttled`: Too many sign-ins failed from this address
             *
             *     `sign_in_busy`: More passwords wait to be checked than the API accepts
             *
             *     `too_many_refusals`: Too many wrong credentials came from this address
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current": "a long enough password",
                 *       "password": "another long enough password"
                 *     }
                 */
                "application/json": {
                    /** @description not needed in a session that began by a link */
                    current?: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "role": "admin",
                     *       "scope": null,
                     *       "name": null,
                     *       "by": "token",
                     *       "expiresAt": 1796235658600
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_missing`: The session belongs to no user, so it has no password to set */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `password_wrong`: The current password is not the right one */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `sign_in_throttled`: Too many sign-ins failed from this address
             *
             *     `sign_in_busy`: More passwords wait to be checked than the API accepts
             *
             *     `too_many_refusals`: Too many wrong credentials came from this address
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessions": [
                     *         {
                     *           "id": 30,
                     *           "by": "token",
                     *           "address": "127.0.0.1",
                     *           "browser": "node",
                     *           "createdAt": 1795630858600,
                     *           "lastUsedAt": 1795630858600,
                     *           "expiresAt": 1796235658600,
                     *           "user": null,
                     *           "isCurrent": true
                     *         },
                     *         {
                     *           "id": 29,
                     *           "by": "token",
                     *           "address": "127.0.0.1",
                     *           "browser": "node",
                     *           "createdAt": 1795630252482,
                     *           "lastUsedAt": 1795630252482,
                     *           "expiresAt": 1796235052482,
                     *           "user": null,
                     *           "isCurrent": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_unknown`: No session has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "ann"
                 *     }
                 */
                "application/json": {
                    user?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "http://127.0.0.1:4000/sign-in/?code=fw_link_J…",
                     *       "expiresAt": 1795634458593
                     *     }
                     */
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_unknown`: No user has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStates: {
        parameters: {
            query?: {
                lang?: "en" | "zh";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lang": "en",
                     *       "states": [
                     *         {
                     *           "name": "LISTEN",
                     *           "kernelNumber": 10,
                     *           "rfcName": "LISTEN",
                     *           "meaning": "A program has opened this port and waits for callers. A listening socket is not a connection; it stays until the program closes it or ends.",
                     *           "waits": "Nobody waits for anything in particular: the program waits for any caller, and only its own `close()` ends the state.",
                     *           "cause": "A socket gets here by listen(); bind() alone is not enough. A high number means many services, several sockets per port through SO_REUSEPORT, or many containers that share a network namespace. It says nothing about load.",
                     *           "normal": "The number is a constant of the host: 5 to 50 as a rule, hundreds where many containers share a namespace. Watch for the change, not the height: one fewer means that a service has stopped, up and down means that one crashes and restarts.",
                     *           "look": "Run `ss -ltnpm`: Recv-Q is the number of connections waiting for accept(), Send-Q the backlog in force. A queue is full at Send-Q + 1, and one that stays above zero belongs to a program that accepts too slowly. The `d` figure in skmem counts what this listener has dropped.",
                     *           "act": "If a listener is missing, find out why its service stopped. If a queue is full, make the program accept faster; a larger backlog only helps short bursts and otherwise lets callers wait longer. Raising `somaxconn` does nothing for a running listener, because the limit is taken at listen(): restart the service.",
                     *           "command": "ss -ltn",
                     *           "corrections": [
                     *             {
                     *               "claim": "“A larger `somaxconn` cures a full queue at once.”",
                     *               "truth": "A listener takes its limit when it calls `listen()`: raising the setting does nothing for one that runs, and a longer queue only makes callers wait longer.",
                     *               "source": "listen(2); ip-sysctl (somaxconn)"
                     *             }
                     *           ],
                     *           "source": "RFC 9293 §3.3.2; net/ipv4/tcp_input.c (tcp_conn_request); Documentation/networking/ip-sysctl.rst (somaxconn); listen(2); ss(8)"
                     *         }
                     *       ],
                     *       "topics": [
                     *         {
                     *           "id": "flags",
                     *           "title": "The flags SYN, ACK and FIN",
                     *           "paragraphs": [
                     *             "SYN asks to open a direction and carries its first sequence number; it is in the first segment of either side, SYN and SYN+ACK.",
                     *             "ACK says which byte is expected next. Every segment but the first has it. It does not say that a program has read anything."
                     *           ],
                     *           "source": "RFC 9293 §3.1, §3.4, §3.6"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["States"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStorage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fileBytes": 3231744,
                     *       "freeBytes": 2224128,
                     *       "maxBytes": null,
                     *       "overBytes": null,
                     *       "tooOld": 0,
                     *       "tiers": [
                     *         {
                     *           "tier": "raw",
                     *           "chunks": 126,
                     *           "bytes": 239238,
                     *           "oldestAt": 1795521600000,
                     *           "removedBefore": 1761069600000,
                     *           "keepMs": 34560000000
                     *         },
                     *         {
                     *           "tier": "5m",
                     *           "chunks": 51,
                     *           "bytes": 114426,
                     *           "oldestAt": 1795478400000,
                     *           "removedBefore": 1700956800000,
                     *           "keepMs": 94608000000
                     *         }
                     *       ],
                     *       "removals": []
                     *     }
                     */
                    "application/json": components["schemas"]["Storage"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tokens": [
                     *         {
                     *           "id": 2,
                     *           "name": "deploys",
                     *           "prefix": "fwt_ondVvB",
                     *           "role": "operator",
                     *           "createdBy": "admin-token",
                     *           "createdAt": 1795630858628,
                     *           "expiresAt": 1803406858628,
                     *           "lastUsedAt": null,
                     *           "scope": null
                     *         },
                     *         {
                     *           "id": 1,
                     *           "name": "deploys",
                     *           "prefix": "fwt_BgWDP8",
                     *           "role": "operator",
                     *           "createdBy": "admin-token",
                     *           "createdAt": 1795630252512,
                     *           "expiresAt": 1803406252512,
                     *           "lastUsedAt": null,
                     *           "scope": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApiTokenList"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "deploys",
                 *       "role": "operator",
                 *       "scope": null,
                 *       "expiresIn": 7776000
                 *     }
                 */
                "application/json": {
                    /**
                     * @description seconds
                     * @default 7776000
                     */
                    expiresIn?: number;
                    /** @description what it is for */
                    name: string;
                    /**
                     * @default viewer
                     * @enum {string}
                     */
                    role?: "viewer" | "operator" | "admin";
                    /**
                     * @description only hosts with any of these tags, as key:value; null for the whole fleet
                     * @default null
                     */
                    scope?: string[] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 2,
                     *       "name": "deploys",
                     *       "prefix": "fwt_ondVvB",
                     *       "role": "operator",
                     *       "createdBy": "admin-token",
                     *       "createdAt": 1795630858628,
                     *       "expiresAt": 1803406858628,
                     *       "lastUsedAt": null,
                     *       "scope": null,
                     *       "token": "fwt_ondVv…"
                     *     }
                     */
                    "application/json": components["schemas"]["NewApiToken"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_unknown`: No API token has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "users": [
                     *         {
                     *           "name": "ann",
                     *           "role": "viewer",
                     *           "scope": [
                     *             "role:web"
                     *           ],
                     *           "hasPassword": false,
                     *           "createdAt": 1795630858581,
                     *           "lastSignInAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "ann",
                 *       "role": "viewer",
                 *       "scope": [
                 *         "role:web"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name: string;
                    password?: string;
                    /**
                     * @default viewer
                     * @enum {string}
                     */
                    role?: "viewer" | "operator" | "admin";
                    /**
                     * @description only hosts with any of these tags, as key:value; null for the whole fleet
                     * @default null
                     */
                    scope?: string[] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "ann",
                     *       "role": "viewer",
                     *       "scope": [
                     *         "role:web"
                     *       ],
                     *       "hasPassword": false,
                     *       "createdAt": 1795630858581,
                     *       "lastSignInAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_exists`: Another user has this name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `sign_in_busy`: More passwords wait to be checked than the API accepts
             *
             *     `too_many_refusals`: Too many wrong credentials came from this address
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_unknown`: No user has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "operator",
                 *       "scope": null
                 *     }
                 */
                "application/json": {
                    password?: string;
                    /** @enum {string} */
                    role?: "viewer" | "operator" | "admin";
                    /** @description only hosts with any of these tags, as key:value; null for the whole fleet */
                    scope?: string[] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "ann",
                     *       "role": "operator",
                     *       "scope": null,
                     *       "hasPassword": false,
                     *       "createdAt": 1795630858581,
                     *       "lastSignInAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_allowed`: The role or the scope does not allow this
             *
             *     `origin_refused`: The request comes from a page of another origin
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_unknown`: No user has this name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: The request is larger than the API accepts */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `sign_in_busy`: More passwords wait to be checked than the API accepts
             *
             *     `too_many_refusals`: Too many wrong credentials came from this address
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": true,
                     *       "reason": null
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    readReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": true,
                     *       "reason": null
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Not ready */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: {
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; version=0.0.4; charset=utf-8": string;
                };
            };
            /** @description `request_malformed`: The request cannot be read as it stands */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_missing`: No credentials came with the request
             *
             *     `credentials_refused`: The token, credential or session is not valid
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed`: The role or the scope does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_refusals`: Too many wrong credentials came from this address */
            429: {
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
