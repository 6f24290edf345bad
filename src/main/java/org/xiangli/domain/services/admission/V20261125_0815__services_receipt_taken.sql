-- The work done, counted by village and day: what departments owe their villages.
create index receipt_taken on services.receipt (county_code, village_code, issued_at, application_id)
    where kind = 'TAKEN';
