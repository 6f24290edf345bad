-- Which number a text went to, as a keyed digest: the number itself is forgotten once the text is out, and an answer
-- that comes back must still find its message.
alter table messages.message
    add column destination_digest bytea check (length(destination_digest) = 32);
create index message_answered on messages.message (county_code, destination_digest, created_at desc)
    where destination_digest is not null;

create table messages.number_key (
    county_code text  not null primary key check (county_code ~ '^[0-9]{6}$'),
    secret      bytea not null check (length(secret) = 32)
);
alter table messages.number_key enable row level security;
alter table messages.number_key force row level security;
create policy county on messages.number_key using (county_code = (select store.county()));
revoke update, delete on messages.number_key from xiangli_app;

-- What a county's gateway signs with when it brings answers.
create table messages.gateway (
    county_code text        not null primary key check (county_code ~ '^[0-9]{6}$'),
    secret      bytea       not null check (length(secret) = 32),
    made_at     timestamptz not null,
    made_by     uuid        not null
);
alter table messages.gateway enable row level security;
alter table messages.gateway force row level security;
create policy county on messages.gateway
    using (county_code = (select store.county()) and county_code = (select store.scope()));

-- What residents answered by text. An answer whose number nobody was written to lies with the county.
create table messages.reply (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    gateway_id    text        not null check (char_length(gateway_id) between 1 and 100),
    village_code  text        not null
                              check (village_code ~ '^[0-9]{6,12}$' and starts_with(village_code, county_code)),
    resident_id   uuid,
    message_id    uuid                 check ((message_id is null) = (resident_id is null)),
    case_id       uuid,
    masked_number text        not null,
    body          text        not null check (char_length(body) between 1 and 1000),
    came_at       timestamptz not null,
    seen_at       timestamptz          check (seen_at >= came_at),
    seen_by       uuid                 check ((seen_by is null) = (seen_at is null)),
    primary key (county_code, id),
    unique (county_code, gateway_id),
    foreign key (county_code, message_id) references messages.message
);
create index reply_message on messages.reply (county_code, message_id);
create index reply_resident on messages.reply (county_code, resident_id, came_at desc);
create index reply_new on messages.reply (county_code, village_code text_pattern_ops, came_at) where seen_at is null;

alter table messages.reply enable row level security;
alter table messages.reply force row level security;
create policy reach on messages.reply
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or resident_id = (select store.person())));
revoke update, delete on messages.reply from xiangli_app;
grant update (seen_at, seen_by) on messages.reply to xiangli_app;
