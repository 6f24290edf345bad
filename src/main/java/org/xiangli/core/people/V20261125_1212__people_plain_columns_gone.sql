alter table people.resident
    alter column id_sealed set not null,
    alter column id_index set not null,
    drop column id_number,
    drop column phone,
    add unique (county_code, id_index);

grant update (sealed) on people.resident_event to xiangli_app;
