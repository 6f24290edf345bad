-- A picture taken for a form that is not handed in yet belongs to her alone: no office sees it, and it goes with the draft.
alter table files.attachment add column draft_id uuid;
comment on column files.attachment.draft_id is 'The draft it was taken for; null once it is a paper of a case. An id of another room.';
create index attachment_draft on files.attachment (county_code, draft_id) where draft_id is not null;

drop policy reach on files.attachment;
create policy reach on files.attachment for select
    using (county_code = (select store.county()) and draft_id is null
           and (starts_with(village_code, (select store.scope())) or subject_id = (select store.person())));
create policy hand_in on files.attachment for insert
    with check (county_code = (select store.county()) and draft_id is null
                and (starts_with(village_code, (select store.scope())) or subject_id = (select store.person())));
create policy take_back on files.attachment for update
    using (county_code = (select store.county()) and draft_id is null
           and (starts_with(village_code, (select store.scope())) or subject_id = (select store.person())));
create policy own_draft on files.attachment
    using (county_code = (select store.county()) and draft_id is not null and subject_id = (select store.person()));
-- The daily round removes what was left lying; it acts in nobody's name.
create policy left_lying on files.attachment for delete
    using (county_code = (select store.county()) and draft_id is not null
           and county_code = (select store.scope()) and (select store.account()) is null);
create policy left_lying_seen on files.attachment for select
    using (county_code = (select store.county()) and draft_id is not null
           and county_code = (select store.scope()) and (select store.account()) is null);

-- A content nobody's attachment names any more is removed by the same round; the foreign key guards the rest.
create policy orphan_seen on files.blob for select
    using (county_code = (select store.county()) and county_code = (select store.scope())
           and (select store.account()) is null
           and not exists (select from files.attachment a
                            where a.county_code = blob.county_code and a.sha256 = blob.sha256));
create policy orphan on files.blob for delete
    using (county_code = (select store.county()) and county_code = (select store.scope())
           and (select store.account()) is null
           and not exists (select from files.attachment a
                            where a.county_code = blob.county_code and a.sha256 = blob.sha256));

-- Nobody may delete by hand; these two do it, and say once more whose it must be.
create function files.erase_drafts(drafts uuid[], one uuid) returns integer
    language sql security definer set search_path = '' as $$
    with gone as (
        delete from files.attachment
         where county_code = store.county() and draft_id = any (drafts) and (one is null or id = one)
           and (subject_id = store.person() or (store.scope() = store.county() and store.account() is null))
        returning 1)
    select count(*)::integer from gone
    $$;

create function files.sweep() returns integer
    language sql security definer set search_path = '' as $$
    with gone as (
        delete from files.blob b
         where b.county_code = store.county() and store.scope() = store.county() and store.account() is null
           and not exists (select from files.attachment a
                            where a.county_code = b.county_code and a.sha256 = b.sha256)
        returning 1)
    select count(*)::integer from gone
    $$;
