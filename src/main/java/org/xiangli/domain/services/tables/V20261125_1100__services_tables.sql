-- A table somebody handed in to be taken in row by row (R043, R048), and how far that has come. Counts only: no person
-- stands here.
create table services.table_import (
    county_code     text        not null check (county_code ~ '^[0-9]{6}$'),
    id              uuid        not null,
    division_code   text        not null check (starts_with(division_code, county_code)),
    by_account      uuid        not null,
    by_post         uuid        not null,
    by_name         text        not null,
    language        text        not null,
    item_code       text        not null,
    file_name       text        not null check (char_length(file_name) between 1 and 120),
    size            bigint      not null check (size > 0),
    handed_in_at    timestamptz not null,
    state           text        not null check (state in ('READING', 'TAKING', 'DONE', 'CANCELLED', 'STOPPED')),
    date_1904       boolean     not null default false,
    headings        jsonb       not null default '[]' check (jsonb_typeof(headings) = 'array'),
    words_read      integer     not null default 0 check (words_read >= 0),
    rows_read       integer     not null default 0 check (rows_read >= 0),
    last_line       integer     not null default 0 check (last_line >= 0),
    taken           integer     not null default 0 check (taken >= 0),
    known           integer     not null default 0 check (known >= 0),
    refused         integer     not null default 0 check (refused >= 0),
    why             text,
    work_began_at   timestamptz,
    touched_at      timestamptz not null,
    ended_at        timestamptz          check ((ended_at is not null) = (state in ('DONE', 'CANCELLED', 'STOPPED'))),
    erased_at       timestamptz          check (erased_at is null or ended_at is not null),
    held_by         uuid,
    held_until      timestamptz          check ((held_until is null) = (held_by is null)),
    idempotency_key uuid        not null,
    primary key (county_code, id),
    unique (county_code, idempotency_key),
    check (taken + known + refused <= rows_read),
    check ((why is not null) = (state = 'STOPPED'))
);
comment on column services.table_import.by_post is 'the post it is taken in for; the work stops when the post ends';
comment on column services.table_import.known is 'rows that had been taken in before, on the same day with the same words';
comment on column services.table_import.held_by is 'the worker at it; lost to the next one when held_until has passed';
create index table_import_due on services.table_import (county_code, touched_at) where ended_at is null;
create index table_import_by on services.table_import (county_code, by_account, handed_in_at);
create index table_import_ended on services.table_import (county_code, ended_at) where erased_at is null;

alter table services.table_import enable row level security;
alter table services.table_import force row level security;
create policy own on services.table_import
    using (county_code = (select store.county()) and by_account = (select store.account())
           and starts_with(division_code, (select store.scope())));
-- The worker looks for what is due, and the daily round for what is over; both act in nobody's name.
create policy round_sees on services.table_import for select
    using (county_code = (select store.county()) and county_code = (select store.scope())
           and (select store.account()) is null);
create policy round_holds on services.table_import for update
    using (county_code = (select store.county()) and county_code = (select store.scope())
           and (select store.account()) is null);
revoke delete on services.table_import from xiangli_app;

-- The file in pieces, and the words its rows point to; both go as soon as its rows are read.
create table services.table_piece (
    county_code   text  not null check (county_code ~ '^[0-9]{6}$'),
    import_id     uuid  not null,
    number        integer not null check (number >= 0),
    division_code text  not null check (starts_with(division_code, county_code)),
    by_account    uuid  not null,
    content       bytea not null,
    primary key (county_code, import_id, number),
    foreign key (county_code, import_id) references services.table_import
);
alter table services.table_piece alter column content set storage external;

create table services.table_word (
    county_code   text    not null check (county_code ~ '^[0-9]{6}$'),
    import_id     uuid    not null,
    number        integer not null check (number >= 0),
    division_code text    not null check (starts_with(division_code, county_code)),
    by_account    uuid    not null,
    word          text    not null,
    primary key (county_code, import_id, number),
    foreign key (county_code, import_id) references services.table_import
);

-- The rows as they were typed, until a number of days after the end (SVC.TABLE.KEPT).
create table services.table_row (
    county_code   text    not null check (county_code ~ '^[0-9]{6}$'),
    import_id     uuid    not null,
    line          integer not null check (line between 1 and 1048576),
    division_code text    not null check (starts_with(division_code, county_code)),
    by_account    uuid    not null,
    cells         jsonb   not null check (jsonb_typeof(cells) = 'array'),
    key           uuid    not null,
    state         text    not null default 'WAITING' check (state in ('WAITING', 'TAKEN', 'KNOWN', 'REFUSED')),
    resident_id   uuid,
    village_code  text             check ((village_code is null) = (resident_id is null)),
    case_id       uuid             check ((case_id is not null) = (state in ('TAKEN', 'KNOWN'))),
    problems      jsonb   not null default '[]' check ((problems <> '[]') = (state = 'REFUSED')),
    primary key (county_code, import_id, line),
    foreign key (county_code, import_id) references services.table_import
);
comment on column services.table_row.key is 'made of the words of the row: the same row on the same day is the same application';
create index table_row_waiting on services.table_row (county_code, import_id, line) where state = 'WAITING';
create index table_row_refused on services.table_row (county_code, import_id, line) where state = 'REFUSED';
create index table_row_taken on services.table_row (county_code, key) where state = 'TAKEN';

do $$
declare
    guarded text;
begin
    foreach guarded in array array['table_piece', 'table_word', 'table_row'] loop
        execute format('alter table services.%I enable row level security', guarded);
        execute format('alter table services.%I force row level security', guarded);
        execute format($policy$
            create policy own on services.%I
                using (county_code = (select store.county()) and by_account = (select store.account())
                       and starts_with(division_code, (select store.scope())))
            $policy$, guarded);
        execute format($policy$
            create policy round_erases on services.%I for delete
                using (county_code = (select store.county()) and county_code = (select store.scope())
                       and (select store.account()) is null)
            $policy$, guarded);
        execute format($policy$
            create policy round_finds on services.%I for select
                using (county_code = (select store.county()) and county_code = (select store.scope())
                       and (select store.account()) is null)
            $policy$, guarded);
    end loop;
end
$$;
revoke update on services.table_piece, services.table_word from xiangli_app;
