package org.xiangli.channel.cli;

import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiangli.core.store.Counties;
import picocli.CommandLine.Command;

/** Says whether the database is whole: server, migrations, guarding of tables, invalid indexes, counties. */
@Command(
        name = "database",
        description = "Checks the database: server, migrations, row-level security, indexes, counties.")
class DatabaseCommand implements Callable<Integer> {

    private final JdbcClient jdbc;
    private final Counties counties;

    DatabaseCommand(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    @Override
    public Integer call() {
        var faults = 0;
        System.out.println(one("select version()"));
        System.out.println("works as role      " + one("select current_user"));
        System.out.println("counties           " + String.join(", ", counties.all()));
        faults += count("role above row security", """
            select count(*) from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
            """);
        faults += count("tables not guarded", """
            select count(*)
              from pg_class house
              join pg_namespace room on room.oid = house.relnamespace
             where house.relkind = 'r'
               and room.nspname not in ('pg_catalog', 'information_schema', 'public')
               and room.nspname not like 'pg_%'
               and not (house.relrowsecurity and house.relforcerowsecurity)
               and coalesce(obj_description(house.oid), '') !~ '^(replicated|open:)'
            """);
        faults += count("invalid indexes", "select count(*) from pg_index where not indisvalid");
        faults += count("constraints not checked", "select count(*) from pg_constraint where not convalidated");
        faults += count("data checksum failures", """
            select coalesce(sum(checksum_failures), 0) from pg_stat_database where datname = current_database()
            """);
        System.out.println(faults == 0 ? "whole" : "NOT WHOLE: " + faults);
        return faults == 0 ? 0 : 1;
    }

    private int count(String what, String question) {
        var found = jdbc.sql(question).query(Integer.class).single();
        System.out.printf("%-18s %d%n", what, found);
        return found;
    }

    private String one(String question) {
        return jdbc.sql(question).query(String.class).single();
    }
}
