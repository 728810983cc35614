-- What happened, happened: the history of a bundle and the count of published changes are never rewritten.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end;
$$;
--> statement-breakpoint
create trigger events_append_only before update or delete on events
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger dataset_versions_append_only before update or delete on dataset_versions
  for each row execute function refuse_change();
