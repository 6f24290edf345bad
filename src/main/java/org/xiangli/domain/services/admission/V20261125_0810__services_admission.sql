-- What a department asks the county to let villages do for it, and what came of it (准入). An item may come back
-- corrected as a new row; only one of its code is in review, and one admitted, at a time.
create table services.admission (
    county_code     text        not null check (county_code ~ '^[0-9]{6}$'),
    id              uuid        not null,
    code            text        not null check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and char_length(code) <= 64),
    name            text        not null check (name <> '' and char_length(name) <= 60),
    department      text        not null check (department <> ''),
    source          text        not null check (char_length(source) <= 120),
    article         text        not null check (char_length(article) <= 60),
    does            text        not null check (does <> '' and char_length(does) <= 1000),
    does_not        text        not null check (char_length(does_not) <= 1000),
    hours_small     integer     not null check (hours_small between 0 and 744),
    hours_medium    integer     not null check (hours_medium between 0 and 744),
    hours_large     integer     not null check (hours_large between 0 and 744),
    per_case_fen    bigint      not null check (per_case_fen >= 0),
    payer           text        not null check (char_length(payer) <= 60),
    transfer_every  text                 check (transfer_every in ('MONTH', 'QUARTER', 'YEAR')),
    transfer_day    integer              check (transfer_day between 1 and 28),
    equipment       text        not null check (char_length(equipment) <= 1000),
    training        text        not null check (char_length(training) <= 1000),
    own_window      text        not null check (own_window <> '' and char_length(own_window) <= 200),
    proposed_at     timestamptz not null,
    proposed_by     uuid        not null,
    due_on          date        not null,
    due_provisional boolean     not null,
    state           text        not null check (state in ('IN_REVIEW', 'ADMITTED', 'RETURNED', 'REFUSED')),
    decided_on      date                 check ((decided_on is null) = (state = 'IN_REVIEW')),
    decided_by      uuid,
    decided_key     uuid,
    decided_why     text                 check (char_length(decided_why) <= 2000),
    decided_law     text[]               check (cardinality(decided_law) = 3),
    effective_from  date                 check ((effective_from is not null) = (state = 'ADMITTED')),
    retired_on      date                 check (retired_on is null or state = 'ADMITTED'),
    retired_by      uuid                 check ((retired_by is null) = (retired_on is null)),
    retired_why     text                 check ((retired_why is null) = (retired_on is null)
                                                and char_length(retired_why) <= 2000),
    primary key (county_code, id),
    check ((transfer_every is null) = (transfer_day is null)),
    check ((decided_why is null) = (state = 'IN_REVIEW')),
    check ((decided_law is null) = (state = 'IN_REVIEW')),
    -- Who proposes does not decide; nobody decides what the rule alone decides.
    check (decided_by is distinct from proposed_by)
);
comment on column services.admission.decided_by is 'null when the rule alone returned or refused it';
create unique index admission_in_review on services.admission (county_code, code) where state = 'IN_REVIEW';
create unique index admission_admitted on services.admission (county_code, code)
    where state = 'ADMITTED' and retired_on is null;
create index admission_list on services.admission (county_code, state, due_on, id);

-- What civil affairs and justice say of it; one opinion each, by two people.
create table services.admission_opinion (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    admission_id uuid        not null,
    reviewer     text        not null check (reviewer in ('CIVIL_AFFAIRS', 'JUSTICE')),
    favourable   boolean     not null,
    remark       text        not null check (remark <> '' and char_length(remark) <= 2000),
    office       text        not null check (office <> ''),
    given_at     timestamptz not null,
    given_by     uuid        not null,
    primary key (county_code, admission_id, reviewer),
    unique (county_code, admission_id, given_by),
    foreign key (county_code, admission_id) references services.admission
);

-- The villages drawn to be heard, and what each says.
create table services.admission_sample (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    admission_id uuid        not null,
    village_code text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    comment_by   date        not null,
    drawn_at     timestamptz not null,
    drawn_by     uuid        not null,
    primary key (county_code, admission_id, village_code),
    foreign key (county_code, admission_id) references services.admission
);
create index admission_sample_village on services.admission_sample (county_code, village_code, comment_by);

create table services.admission_comment (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    admission_id uuid        not null,
    village_code text        not null check (starts_with(village_code, county_code)),
    favourable   boolean     not null,
    remark       text        not null check (remark <> '' and char_length(remark) <= 2000),
    given_at     timestamptz not null,
    given_by     uuid        not null,
    primary key (county_code, admission_id, village_code),
    foreign key (county_code, admission_id, village_code) references services.admission_sample
);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['admission', 'admission_opinion', 'admission_sample', 'admission_comment'] loop
        execute format('alter table services.%I enable row level security', guarded);
        execute format('alter table services.%I force row level security', guarded);
        -- No person stands in these: what a county asks of its villages, every villager may know.
        execute format($policy$
            create policy anyone_reads on services.%I for select using (county_code = (select store.county()))
            $policy$, guarded);
    end loop;
    foreach guarded in array array['admission', 'admission_opinion', 'admission_sample'] loop
        execute format($policy$
            create policy county_writes on services.%I for insert
                with check (county_code = (select store.county()) and county_code = (select store.scope()))
            $policy$, guarded);
    end loop;
end
$$;
create policy county_decides on services.admission for update
    using (county_code = (select store.county()) and county_code = (select store.scope()));
create policy village_comments on services.admission_comment for insert
    with check (county_code = (select store.county()) and village_code = (select store.scope()));

revoke update, delete on services.admission, services.admission_opinion, services.admission_sample,
    services.admission_comment from xiangli_app;
grant update (state, decided_on, decided_by, decided_key, decided_why, decided_law, effective_from,
              retired_on, retired_by, retired_why)
    on services.admission to xiangli_app;
