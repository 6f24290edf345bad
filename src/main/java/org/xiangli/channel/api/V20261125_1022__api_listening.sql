-- Whether anybody in the county is told. Everybody who moves a case may know this much and no more: the address and the
-- secret stay within the county's own reach. Without a listener a move writes no event.
create table api.listening (
    county_code text    not null check (county_code ~ '^[0-9]{6}$'),
    hooks       integer not null check (hooks >= 0),
    primary key (county_code)
);

insert into api.listening (county_code, hooks)
select county_code, count(*) from api.hook where off_at is null group by county_code;

alter table api.listening enable row level security;
alter table api.listening force row level security;
create policy known on api.listening for select
    using (county_code = (select store.county()));
create policy county on api.listening
    using (county_code = (select store.county()) and county_code = (select store.scope()));
revoke delete on api.listening from xiangli_app;

-- Machines look up only now and then whether anybody listens, so whoever is new is told from a moment on that all know.
alter table api.hook add column tells_from timestamptz;
update api.hook set tells_from = made_at;
alter table api.hook alter column tells_from set not null;
alter table api.hook add check (tells_from >= made_at);
