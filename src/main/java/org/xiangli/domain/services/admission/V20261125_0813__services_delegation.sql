-- Powers a county department gave away, to whom, how far, until when (权限下放, R035).
create table services.delegation (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    item_code    text        not null check (item_code <> '' and char_length(item_code) <= 64),
    power        text        not null check (power <> '' and char_length(power) <= 200),
    delegator    text        not null check (delegator <> '' and char_length(delegator) <= 60),
    delegate     text        not null check (delegate ~ '^[0-9]{9}$' and starts_with(delegate, county_code)),
    limit_fen    bigint               check (limit_fen > 0),
    limit_kind   text        not null check (char_length(limit_kind) <= 200),
    from_day     date        not null,
    to_day       date        not null check (to_day >= from_day),
    source       text        not null check (source <> '' and char_length(source) <= 120),
    article      text        not null check (char_length(article) <= 60),
    entered_at   timestamptz not null,
    entered_by   uuid        not null,
    revoked_from date                 check (revoked_from >= from_day),
    revoked_by   uuid                 check ((revoked_by is null) = (revoked_from is null)),
    revoked_why  text                 check ((revoked_why is null) = (revoked_from is null)
                                             and char_length(revoked_why) <= 2000),
    primary key (county_code, id)
);
comment on column services.delegation.revoked_from is 'the first day on which it no longer holds';
create index delegation_item on services.delegation (county_code, item_code, delegate, from_day);

-- A task handed down: it takes effect with the authority and the money for it, or not at all (权随责走、费随事转, R034).
create table services.task_transfer (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    item_code     text        not null check (item_code <> '' and char_length(item_code) <= 64),
    task          text        not null check (task <> '' and char_length(task) <= 200),
    from_office   text        not null check (from_office <> '' and char_length(from_office) <= 60),
    to_division   text        not null check (to_division ~ '^[0-9]{9}$' and starts_with(to_division, county_code)),
    budget_line   text                 check (budget_line <> '' and char_length(budget_line) <= 60),
    budget_year   integer              check (budget_year between 2000 and 2200),
    budget_fen    bigint               check (budget_fen > 0),
    entered_at    timestamptz not null,
    entered_by    uuid        not null,
    delegation_id uuid,
    effective_on  date,
    effective_by  uuid,
    primary key (county_code, id),
    foreign key (county_code, delegation_id) references services.delegation,
    check ((budget_line is null) = (budget_fen is null) and (budget_line is null) = (budget_year is null)),
    check ((effective_on is null) = (effective_by is null)),
    -- The database, too, lets no task through on one leg.
    check (effective_on is null or (delegation_id is not null and budget_line is not null)),
    check (effective_by is distinct from entered_by)
);
create index task_transfer_delegation on services.task_transfer (county_code, delegation_id);

-- Functions a department hands to a social organisation or the market (政府职能转移, R041).
create table services.function_transfer (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    function      text        not null check (function <> '' and char_length(function) <= 200),
    department    text        not null check (department <> '' and char_length(department) <= 60),
    taker_kind    text        not null check (taker_kind in ('SOCIAL_ORGANISATION', 'MARKET')),
    taker         text        not null check (taker <> '' and char_length(taker) <= 60),
    method        text        not null check (method in ('PURCHASE', 'COMMISSION')),
    starts_on     date        not null,
    fen           bigint      not null check (fen >= 0),
    evaluate_on   date        not null check (evaluate_on > starts_on),
    return_clause text        not null check (return_clause <> '' and char_length(return_clause) <= 1000),
    entered_at    timestamptz not null,
    entered_by    uuid        not null,
    primary key (county_code, id)
);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['delegation', 'task_transfer', 'function_transfer'] loop
        execute format('alter table services.%I enable row level security', guarded);
        execute format('alter table services.%I force row level security', guarded);
        execute format($policy$
            create policy anyone_reads on services.%I for select using (county_code = (select store.county()))
            $policy$, guarded);
        execute format($policy$
            create policy county_writes on services.%I for insert
                with check (county_code = (select store.county()) and county_code = (select store.scope()))
            $policy$, guarded);
    end loop;
end
$$;
create policy county_revokes on services.delegation for update
    using (county_code = (select store.county()) and county_code = (select store.scope()));
create policy county_effects on services.task_transfer for update
    using (county_code = (select store.county()) and county_code = (select store.scope()));
revoke update, delete on services.delegation, services.task_transfer, services.function_transfer from xiangli_app;
grant update (revoked_from, revoked_by, revoked_why) on services.delegation to xiangli_app;
grant update (delegation_id, effective_on, effective_by) on services.task_transfer to xiangli_app;
