-- The inbox of common problems (R054). A problem's own row names nobody, so that what is published can lie open;
-- who stands behind it is kept in a table of its own.
create sequence services.issue_number as bigint;

-- What a county sorts its problems by, in three levels. One that was replaced stays, for the problems sorted under it.
create table services.issue_category (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    code        text        not null check (code ~ '^[0-9a-f]{10}$'),
    position    integer     not null check (position > 0),
    first       text        not null check (char_length(first) between 1 and 40),
    second      text        not null check (char_length(second) between 1 and 40),
    third       text        not null check (char_length(third) between 1 and 60),
    holder      text        not null check (holder in ('VILLAGE', 'TOWNSHIP', 'COUNTY')),
    in_use      boolean     not null,
    imported_at timestamptz not null,
    imported_by uuid,
    primary key (county_code, code)
);
comment on column services.issue_category.holder is 'the level whose post answers problems of this kind';

create table services.issue (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid        not null,
    number      text        not null check (number ~ '^W[0-9]{6}-[0-9]{6,}$'),
    village_code text       not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    category    text        not null check (category ~ '^[0-9a-f]{10}$'),
    holder      text        not null check (holder in ('VILLAGE', 'TOWNSHIP', 'COUNTY')),
    body        text        not null check (char_length(body) between 1 and 1000),
    place       text        not null check (char_length(place) <= 100),
    hamlet_id   uuid,
    lat_e6      integer              check (lat_e6 between -90000000 and 90000000),
    long_e6     integer              check (long_e6 between -180000000 and 180000000),
    way         text        not null check (way in ('RESIDENT', 'WINDOW', 'OPEN311')),
    client_id   uuid                 check ((client_id is not null) = (way = 'OPEN311')),
    filed_at    timestamptz not null,
    filed_on    date        not null,
    answer_by   date        not null check (answer_by >= filed_on),
    state       text        not null check (state in ('FILED', 'OPEN', 'HIDDEN', 'ANSWERED', 'MERGED')),
    photo_open  boolean     not null default false,
    supporters  integer     not null default 0 check (supporters >= 0),
    merged_into uuid                 check ((merged_into is not null) = (state = 'MERGED') and merged_into <> id),
    changed_at  timestamptz not null,
    check ((lat_e6 is null) = (long_e6 is null)),
    primary key (county_code, id),
    unique (county_code, number),
    foreign key (county_code, merged_into) references services.issue
);
comment on column services.issue.hamlet_id is 'an id of another room';
create index issue_village on services.issue (county_code, village_code, state, filed_on);
create index issue_merged on services.issue (county_code, merged_into) where merged_into is not null;
create index issue_due on services.issue (county_code, holder, answer_by) where state in ('FILED', 'OPEN');
create index issue_filed on services.issue (county_code, filed_at, id);

-- Which pairs of characters stand in a problem's text, by township: where near-duplicates are looked for. A table and
-- not an array with a GIN index: the operators of arrays may not run before row-level security has been asked
-- (they are not leakproof), so that index would never be used; equality may.
create table services.issue_gram (
    county_code   text    not null check (county_code ~ '^[0-9]{6}$'),
    township_code text    not null check (township_code ~ '^[0-9]{9}$' and starts_with(township_code, county_code)),
    gram          integer not null,
    issue_id      uuid    not null,
    primary key (county_code, township_code, gram, issue_id),
    foreign key (county_code, issue_id) references services.issue
);
create index issue_gram_issue on services.issue_gram (county_code, issue_id);

-- Who stands behind a problem. Never public; of an unknown sender of another program only that somebody did.
create table services.issue_support (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    issue_id     uuid        not null,
    village_code text        not null check (starts_with(village_code, county_code)),
    resident_id  uuid,
    way          text        not null check (way in ('RESIDENT', 'WINDOW', 'OPEN311')),
    filed        boolean     not null,
    at           timestamptz not null,
    on_day       date        not null,
    check (resident_id is not null or filed),
    primary key (county_code, id),
    foreign key (county_code, issue_id) references services.issue
);
comment on column services.issue_support.filed is 'the one who filed it, not one who joined';
create unique index issue_support_once on services.issue_support (county_code, issue_id, resident_id)
    where resident_id is not null;
create index issue_support_issue on services.issue_support (county_code, issue_id, on_day);
create index issue_support_resident on services.issue_support (county_code, resident_id, issue_id);

-- What was answered: openly, or to those who stand behind it alone.
create table services.issue_answer (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    issue_id     uuid        not null,
    village_code text        not null check (starts_with(village_code, county_code)),
    open         boolean     not null,
    body         text        not null check (char_length(body) between 1 and 2000),
    done_by      date,
    answered_at  timestamptz not null,
    answered_by  uuid        not null,
    office       text        not null check (office <> ''),
    primary key (county_code, issue_id),
    foreign key (county_code, issue_id) references services.issue
);
comment on column services.issue_answer.done_by is 'the day by which the office will have done what it answers';

-- What was done with a problem after it came in, for everybody to read: what, by which office, why. Names nobody.
create table services.issue_log (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    issue_id     uuid        not null,
    village_code text        not null check (starts_with(village_code, county_code)),
    number       text        not null,
    at           timestamptz not null,
    action       text        not null check (action in ('SHOWN', 'HIDDEN', 'SORTED', 'MERGED', 'ANSWERED', 'LISTED')),
    office       text        not null,
    detail       text        not null check (char_length(detail) <= 500),
    primary key (county_code, id),
    foreign key (county_code, issue_id) references services.issue
);
create index issue_log_at on services.issue_log (county_code, at desc, id);
create index issue_log_issue on services.issue_log (county_code, issue_id, at);

-- The month's list for the village's meeting or for the township: made once, never changed.
create table services.issue_list (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    division_code text        not null check (division_code ~ '^[0-9]{9}([0-9]{3})?$'
                                              and starts_with(division_code, county_code)),
    month         date        not null check (extract(day from month) = 1),
    made_at       timestamptz not null,
    primary key (county_code, id),
    unique (county_code, division_code, month)
);

create table services.issue_list_line (
    county_code text    not null check (county_code ~ '^[0-9]{6}$'),
    list_id     uuid    not null,
    position    integer not null check (position > 0),
    issue_id    uuid    not null,
    supporters  integer not null check (supporters > 0),
    primary key (county_code, list_id, position),
    unique (county_code, list_id, issue_id),
    foreign key (county_code, list_id) references services.issue_list,
    foreign key (county_code, issue_id) references services.issue
);
create index issue_list_line_issue on services.issue_list_line (county_code, issue_id);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['issue_category', 'issue', 'issue_gram', 'issue_support', 'issue_answer',
                                   'issue_log', 'issue_list', 'issue_list_line'] loop
        execute format('alter table services.%I enable row level security', guarded);
        execute format('alter table services.%I force row level security', guarded);
    end loop;
    -- Open to everybody in the county; written by the inbox, which opens with the county's key.
    foreach guarded in array array['issue_category', 'issue_log', 'issue_list', 'issue_list_line'] loop
        execute format($policy$
            create policy anyone_reads on services.%I for select using (county_code = (select store.county()))
            $policy$, guarded);
        execute format($policy$
            create policy inbox_adds on services.%I for insert
                with check (county_code = (select store.county()) and county_code = (select store.scope()))
            $policy$, guarded);
    end loop;
end
$$;
create policy inbox_replaces on services.issue_category for update
    using (county_code = (select store.county()) and county_code = (select store.scope()));

create policy published_or_reach on services.issue for select
    using (county_code = (select store.county())
           and (state in ('OPEN', 'ANSWERED', 'MERGED') or starts_with(village_code, (select store.scope()))
                or exists (select from services.issue_support own
                            where own.county_code = issue.county_code and own.issue_id = issue.id
                              and own.resident_id = (select store.person()))));
create policy inbox_adds on services.issue for insert
    with check (county_code = (select store.county()) and county_code = (select store.scope()));
create policy inbox_moves on services.issue for update
    using (county_code = (select store.county()) and county_code = (select store.scope()));

create policy inbox on services.issue_gram
    using (county_code = (select store.county()) and county_code = (select store.scope()));

create policy own_or_reach on services.issue_support for select
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or resident_id = (select store.person())));
create policy inbox_adds on services.issue_support for insert
    with check (county_code = (select store.county()) and county_code = (select store.scope()));

create policy open_or_reach on services.issue_answer for select
    using (county_code = (select store.county())
           and (open or starts_with(village_code, (select store.scope()))
                or exists (select from services.issue_support own
                            where own.county_code = issue_answer.county_code and own.issue_id = issue_answer.issue_id
                              and own.resident_id = (select store.person()))));
create policy inbox_adds on services.issue_answer for insert
    with check (county_code = (select store.county()) and county_code = (select store.scope()));

revoke update, delete on services.issue_support, services.issue_answer, services.issue_log, services.issue_list,
                         services.issue_list_line, services.issue_gram from xiangli_app;
revoke delete on services.issue_category, services.issue from xiangli_app;
