-- Who was given a mandate sees it from his own account (R017, R044); what he does under it he does in her reach.
create index mandate_agent on services.mandate (county_code, agent_resident, to_day) where agent_resident is not null;
create policy agent_reads on services.mandate for select
    using (county_code = (select store.county()) and agent_resident = (select store.person()));
