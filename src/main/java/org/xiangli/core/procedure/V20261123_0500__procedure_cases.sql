create schema procedure;

-- Numbers given to residents: the day and a running number. Gaps are harmless; waiting for each other is not.
create sequence procedure.case_number as bigint;

-- Where each case stands. The same adds up from its events; this row spares the adding.
create table procedure.case_file (
    county_code        text        not null check (county_code ~ '^[0-9]{6}$'),
    id                 uuid        not null,
    number             text        not null check (number ~ '^[0-9]{6}-[0-9]{6}$'),
    procedure_code     text        not null,
    procedure_version  integer     not null check (procedure_version > 0),
    village_code       text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    subject            uuid        not null,
    matter             text        not null check (matter <> ''),
    catalogue_version  integer     not null,
    channel            text        not null check (channel <> ''),
    opened_at          timestamptz not null,
    seq                integer     not null check (seq > 0),
    step               text        not null,
    phase              text        not null check (phase in (
        'DRAFT', 'SUBMITTED', 'ACCEPTED', 'TO_SUPPLEMENT', 'NOT_ACCEPTED', 'IN_REVIEW', 'FORWARDED',
        'DECIDED', 'DELIVERED', 'CLOSED', 'WITHDRAWN', 'SUSPENDED', 'APPEALED')),
    step_since         date        not null,
    step_due_on        date,
    holder_code        text        not null check (starts_with(village_code, holder_code)),
    holder_post        text        not null,
    act_by             date        not null,
    promise            integer     not null check (promise between 0 and 250),
    clock_started_on   date,
    due_on             date                 check ((due_on is null) = (clock_started_on is null)),
    due_provisional    boolean     not null,
    clock_halted_on    date                 check (clock_halted_on >= clock_started_on),
    outcome            text        not null check (outcome in ('NONE', 'GRANTED', 'REFUSED')),
    named_missing      text[]      not null,
    finished           boolean     not null,
    escalated_on       date,
    escalated_code     text                 check (starts_with(village_code, escalated_code)),
    escalated_post     text                 check ((escalated_post is null) = (escalated_code is null)),
    primary key (county_code, id),
    unique (county_code, number)
);

comment on column procedure.case_file.act_by is
    'By when whoever holds the case must act: the limit of the step or the promise; infinity when nothing is due';

-- What lies with a post, the most urgent first.
create index case_file_held on procedure.case_file (county_code, holder_code, holder_post, act_by, id)
    where not finished;

-- What a post below let lie too long.
create index case_file_escalated on procedure.case_file (county_code, escalated_code, escalated_post, act_by, id)
    where escalated_code is not null and not finished;

create index case_file_act_by on procedure.case_file (county_code, act_by, id)
    where not finished;

-- What is to be counted again when a year's holidays are published.
create index case_file_provisional on procedure.case_file (county_code, id)
    where due_provisional and not finished;

create index case_file_subject on procedure.case_file (county_code, subject, id);

-- What happened to a case, one row after the other, none ever changed.
create table procedure.case_event (
    county_code     text        not null check (county_code ~ '^[0-9]{6}$'),
    case_id         uuid        not null,
    seq             integer     not null check (seq > 0),
    village_code    text        not null,
    subject         uuid        not null,
    at              timestamptz not null,
    day             date        not null,
    actor_account   uuid        not null,
    actor_post      text        not null,
    actor_code      text        not null,
    move            text        not null check ((move = 'opened') = (seq = 1)),
    from_step       text                 check ((from_step is null) = (seq = 1)),
    to_step         text        not null,
    reason          text        not null check (char_length(reason) <= 2000),
    basis_code      text,
    basis_source    text                 check ((basis_source is null) = (basis_code is null)),
    basis_article   text                 check ((basis_article is null) = (basis_code is null)),
    rules           jsonb       not null,
    data            jsonb       not null,
    idempotency_key uuid,
    primary key (county_code, case_id, seq),
    unique (county_code, idempotency_key),
    foreign key (county_code, case_id) references procedure.case_file (county_code, id)
);

alter table procedure.case_file enable row level security;
alter table procedure.case_file force row level security;
create policy reach on procedure.case_file
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or subject = (select store.person())));

alter table procedure.case_event enable row level security;
alter table procedure.case_event force row level security;
create policy reach on procedure.case_event
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or subject = (select store.person())));

revoke delete on procedure.case_file from xiangli_app;
revoke update, delete on procedure.case_event from xiangli_app;
