-- Further ways in: forms on paper that are typed in later; agents who are no clerks; calls that were returned; guides.
alter table services.application drop constraint application_channel_check;
alter table services.application add constraint application_channel_check
    check (channel in ('WINDOW', 'MOBILE', 'TERMINAL', 'PHONE', 'AGENT', 'PAPER'));

-- An agent is the clerk with his account, or a person of the register who comes in the resident's place (R017).
alter table services.mandate alter column agent_account drop not null;
alter table services.mandate add column agent_resident uuid check (agent_resident <> resident_id);
alter table services.mandate add column relation text not null default 'CLERK'
    check (relation in ('CLERK', 'KIN', 'VOLUNTEER', 'SOCIAL_WORKER', 'GUARDIAN'));
alter table services.mandate add constraint mandate_agent
    check ((agent_account is not null) = (relation = 'CLERK') and (agent_resident is not null) = (relation <> 'CLERK'));

-- A telephone call that was returned at the number of the register: who called is who she says she is (R055).
create table services.returned_call (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    application_id uuid        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    resident_id    uuid        not null,
    called_at      timestamptz not null,
    called_by      uuid        not null,
    primary key (county_code, application_id),
    foreign key (county_code, application_id) references services.application
);
comment on table services.returned_call is 'that a call was returned; neither its number nor anything said is kept';

-- Who leads a matter from end to end (领办, R045). The latest line is the guide; there is never more than one.
create table services.guidance (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    application_id uuid        not null,
    seq            integer     not null check (seq > 0),
    key            uuid        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    resident_id    uuid        not null,
    guide          uuid        not null,
    guide_name     text        not null check (guide_name <> ''),
    office         text        not null check (office <> ''),
    phone          text        not null check (char_length(phone) between 3 and 20),
    note           text        not null check (char_length(note) <= 500 and (seq = 1 or note <> '')),
    consented      boolean     not null check (consented),
    since          timestamptz not null,
    primary key (county_code, application_id, seq),
    unique (county_code, key),
    foreign key (county_code, application_id) references services.application
);
comment on column services.guidance.consented is 'the resident agrees to be led, and to each change';

do $$
declare
    guarded text;
begin
    foreach guarded in array array['returned_call', 'guidance'] loop
        execute format('alter table services.%I enable row level security', guarded);
        execute format('alter table services.%I force row level security', guarded);
        execute format($policy$
            create policy reach on services.%I
                using (county_code = (select store.county())
                       and (starts_with(village_code, (select store.scope()))
                            or resident_id = (select store.person())))
            $policy$, guarded);
    end loop;
end
$$;

revoke update, delete on services.returned_call, services.guidance from xiangli_app;

-- What an office still holds of other people's originals.
create index custody_open on services.custody (county_code, village_code, taken_at) where returned_at is null;
