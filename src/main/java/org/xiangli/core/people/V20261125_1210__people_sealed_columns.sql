-- ID and telephone numbers are sealed before they reach the database (个人信息保护法 51): the columns of before are
-- emptied into these by the next migration, which has the keys.
alter table people.resident
    add column id_sealed    bytea,
    add column id_index     bytea check (octet_length(id_index) = 16),
    add column phone_sealed bytea;

-- The facts of an event never change; what is sealed of them is sealed anew when keys change.
alter table people.resident_event add column sealed bytea;
