create schema messages;

-- What a resident was told, when, and whether it reached her. The row is the message: the inbox shows it at once,
-- whichever other way it goes.
create table messages.message (
    county_code        text        not null check (county_code ~ '^[0-9]{6}$'),
    id                 uuid        not null,
    key                uuid        not null,
    village_code       text        not null
                                   check (village_code ~ '^[0-9]{6,12}$' and starts_with(village_code, county_code)),
    resident_id        uuid        not null,
    case_id            uuid,
    channel            text        not null check (channel in ('IN_APP', 'TEXT', 'LETTER', 'VOICE')),
    destination        text,
    masked_destination text,
    text_key           text        not null,
    arguments          jsonb       not null check (jsonb_typeof(arguments) = 'array'),
    language           text        not null,
    body               text        not null check (body <> '' and length(body) <= 2000),
    created_at         timestamptz not null,
    state              text        not null check (state in ('QUEUED', 'SENT', 'FAILED', 'READ')),
    attempts           integer     not null default 0 check (attempts >= 0),
    next_attempt_at    timestamptz,
    sent_at            timestamptz,
    read_at            timestamptz,
    handed_over_by     uuid,
    last_error         text        check (length(last_error) <= 200),
    primary key (county_code, id),
    unique (county_code, key),
    check (state = 'QUEUED' or destination is null),
    check ((next_attempt_at is null) = (destination is null)),
    check ((state = 'READ') = (read_at is not null))
);
comment on column messages.message.key is 'The key of the request: asked twice, told once.';
comment on column messages.message.resident_id is 'An id of another room.';
comment on column messages.message.destination is 'The number a gateway needs, kept only while it may still be sent.';
create index message_inbox on messages.message (county_code, resident_id, created_at desc);
create index message_due on messages.message (county_code, next_attempt_at) where destination is not null;
create index message_window on messages.message (county_code, village_code text_pattern_ops, created_at)
    where state in ('QUEUED', 'FAILED') and destination is null;

alter table messages.message enable row level security;
alter table messages.message force row level security;
create policy reach on messages.message
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or resident_id = (select store.person())));
-- What was said stays said; only its way to the resident goes on.
revoke update, delete on messages.message from xiangli_app;
grant update (state, destination, attempts, next_attempt_at, sent_at, read_at, handed_over_by, last_error)
    on messages.message to xiangli_app;
