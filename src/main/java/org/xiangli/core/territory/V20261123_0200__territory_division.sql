create schema territory;

-- One row per unit and period in which its name stood. The code's length is its level: 2 province, 4 prefecture,
-- 6 county, 9 township, 12 village; nothing may stand between township and village (吉办发〔2016〕3号 三(一)).
create table territory.division (
    code       text collate "C" not null check (length(code) in (2, 4, 6, 9, 12) and code ~ '^[0-9]+$'),
    name       text             not null check (name <> ''),
    valid_from date             not null,
    valid_to   date             check (valid_to > valid_from),
    parent     text collate "C" generated always as (case length(code)
                                                         when 12 then left(code, 9)
                                                         when 9 then left(code, 6)
                                                         when 6 then left(code, 4)
                                                         when 4 then left(code, 2)
                                                     end) stored,
    primary key (code, valid_from)
);
comment on table territory.division is
    'replicated: the national tree of divisions; valid_from 0001-01-01 says the beginning is not recorded';
comment on column territory.division.valid_to is 'first day on which the row no longer holds; null: it holds';
create index division_children on territory.division (parent, code);
create index division_above_villages on territory.division (code) where length(code) < 12;
create unique index division_open on territory.division (code) where valid_to is null;

-- What changed the tree: an edition of the national list, or a merger, division or renaming recorded by an officer.
create table territory.act (
    id          uuid        primary key,
    kind        text        not null check (kind in ('EDITION', 'MERGE', 'SPLIT', 'RENAME', 'ESTABLISH', 'ABOLISH')),
    took_effect date        not null,
    instrument  text        not null check (instrument <> ''),
    fingerprint text        not null,
    recorded_at timestamptz not null,
    recorded_by uuid
);
comment on table territory.act is 'replicated: acts that changed the tree of divisions';

-- Which unit carries on which, so that old debts, contracts and files stay attributable.
create table territory.succession (
    act         uuid             not null references territory.act,
    old_code    text collate "C" not null,
    new_code    text collate "C" not null,
    kind        text             not null check (kind in ('RENAME', 'RECODE', 'CONVERSION', 'MERGE', 'SPLIT')),
    took_effect date             not null,
    primary key (act, old_code, new_code)
);
comment on table territory.succession is 'replicated: lineage of divisions';
create index succession_from on territory.succession (old_code, took_effect);
create index succession_to on territory.succession (new_code, took_effect);

-- What was loaded from the packaged list, and when. A part is 'upper' (provinces to towns) or a province's code.
create table territory.load (
    part        text        primary key,
    edition     text        not null,
    sha256      text        not null,
    units       integer     not null,
    periods     integer     not null,
    successions integer     not null,
    loaded_at   timestamptz not null
);
comment on table territory.load is 'replicated: parts of the national list that are loaded';

-- The past is closed, never rewritten.
revoke update, delete on territory.division, territory.act, territory.succession, territory.load from xiangli_app;
grant update (valid_to) on territory.division to xiangli_app;
grant maintain on territory.division, territory.succession to xiangli_app;
