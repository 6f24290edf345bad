-- Money that came for a village's help, per item and period (费随事转).
create table services.transfer (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    admission_id uuid        not null,
    village_code text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    period_start date        not null,
    fen          bigint      not null check (fen > 0),
    booked_at    timestamptz not null,
    booked_by    uuid        not null,
    note         text        not null check (char_length(note) <= 500),
    primary key (county_code, id),
    foreign key (county_code, admission_id) references services.admission
);
create index transfer_account on services.transfer (county_code, admission_id, village_code, period_start);

-- A claim for money that did not come; raised once for an item, a village and a period.
create table services.claim (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    admission_id uuid        not null,
    village_code text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    period_start date        not null,
    due_on       date        not null,
    cases        integer     not null check (cases > 0),
    owed_fen     bigint      not null check (owed_fen > 0),
    paid_fen     bigint      not null check (paid_fen >= 0 and paid_fen < owed_fen),
    raised_on    date        not null check (raised_on > due_on),
    primary key (county_code, id),
    unique (county_code, admission_id, village_code, period_start),
    foreign key (county_code, admission_id) references services.admission
);
create index claim_village on services.claim (county_code, village_code, raised_on);

-- A village's help suspended until the money comes; residents go to the department's own window.
create table services.suspension (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    claim_id     uuid        not null,
    village_code text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    code         text        not null,
    own_window   text        not null check (own_window <> ''),
    why          text        not null check (why <> '' and char_length(why) <= 2000),
    from_day     date        not null,
    by_account   uuid        not null,
    lifted_on    date                 check (lifted_on >= from_day),
    lifted_by    uuid                 check ((lifted_by is null) = (lifted_on is null)),
    primary key (county_code, id),
    foreign key (county_code, claim_id) references services.claim
);
create index suspension_claim on services.suspension (county_code, claim_id);
create unique index suspension_running on services.suspension (county_code, village_code, code)
    where lifted_on is null;

do $$
declare
    guarded text;
begin
    foreach guarded in array array['transfer', 'claim', 'suspension'] loop
        execute format('alter table services.%I enable row level security', guarded);
        execute format('alter table services.%I force row level security', guarded);
        execute format($policy$
            create policy reach on services.%I for insert
                with check (county_code = (select store.county())
                            and starts_with(village_code, (select store.scope())))
            $policy$, guarded);
    end loop;
    foreach guarded in array array['transfer', 'claim'] loop
        execute format($policy$
            create policy seen on services.%I for select
                using (county_code = (select store.county())
                       and starts_with(village_code, (select store.scope())))
            $policy$, guarded);
    end loop;
end
$$;
-- Where a resident is sent instead, she must be able to read.
create policy anyone_reads on services.suspension for select using (county_code = (select store.county()));
create policy lifts on services.suspension for update
    using (county_code = (select store.county()) and starts_with(village_code, (select store.scope())));
revoke update, delete on services.transfer, services.claim, services.suspension from xiangli_app;
grant update (lifted_on, lifted_by) on services.suspension to xiangli_app;
