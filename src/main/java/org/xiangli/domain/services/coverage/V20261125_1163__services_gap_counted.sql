-- Whether the house counted a figure itself, from its points, cases and register; what people entered is never counted over.
alter table services.gap_figure add column counted boolean not null default false;
