-- Items a department has written into a table, each as the version it proposes; they come into the catalogue when the
-- county's approver publishes them, and not before. No resident stands in them.
create table services.proposed_item (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    item_code     text        not null check (char_length(item_code) between 1 and 64),
    content       json        not null,
    admission_id  uuid,
    office        text        not null,
    proposed_by   uuid        not null,
    proposed_at   timestamptz not null,
    state         text        not null default 'OPEN' check (state in ('OPEN', 'REPLACED', 'PUBLISHED', 'DECLINED')),
    decided_by    uuid,
    decided_at    timestamptz          check ((decided_at is null) = (state = 'OPEN')),
    why           text        not null default '' check (char_length(why) <= 2000),
    primary key (county_code, id),
    check ((state = 'DECLINED') = (why <> ''))
);
comment on column services.proposed_item.admission_id is
    'the admission it waits for: of a new item, and of one that asks more of the village or changes who pays';
create unique index proposed_item_open on services.proposed_item (county_code, item_code) where state = 'OPEN';

alter table services.proposed_item enable row level security;
alter table services.proposed_item force row level security;
create policy county on services.proposed_item
    using (county_code = (select store.county()) and county_code = (select store.scope()));
revoke update, delete on services.proposed_item from xiangli_app;
grant update (state, decided_by, decided_at, why) on services.proposed_item to xiangli_app;
