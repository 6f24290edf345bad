package org.xiangli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The embedded PostgreSQL of this run, seen from its home: its port and its passwords, which never leave this process
 * but through the environment of a child.
 */
final class Server {

    private final Path home;

    Server(Settings settings) {
        this.home = settings.home();
    }

    int port() throws IOException {
        return Integer.parseInt(pidFile(4));
    }

    long pid() throws IOException {
        return Long.parseLong(pidFile(1));
    }

    String ownerPassword() throws IOException {
        return secret("owner");
    }

    String url(String database) throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** Equal footing for the next measurement: no dirty pages from the last one, fresh statistics. */
    void settle() throws IOException, SQLException {
        try (var connection = superuser("xiangli");
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    void createDatabase(String name) throws IOException, SQLException {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + statement.enquoteIdentifier(name, true));
            statement.execute("create database " + statement.enquoteIdentifier(name, true) + " owner xiangli");
        }
    }

    /** One number, seen past row-level security: for checking that what was measured was also done. */
    long count(String question) throws IOException, SQLException {
        try (var connection = superuser("xiangli");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** One column, seen past row-level security. */
    List<String> list(String question, Object... parameters) throws IOException, SQLException {
        try (var connection = superuser("xiangli");
                var statement = prepared(connection, question, parameters);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** Writes past row-level security: for filling a database that is thrown away with the run. */
    void execute(String sql, Object... parameters) throws IOException, SQLException {
        try (var connection = superuser("xiangli");
                var statement = prepared(connection, sql, parameters)) {
            statement.execute();
        }
    }

    String one(String question) throws IOException, SQLException {
        try (var connection = superuser("xiangli");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Cases that went the whole way. */
    long closedCases() throws IOException, SQLException {
        return count("select count(*) from procedure.case_file where finished");
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var at = 0; at < parameters.length; at++) {
            statement.setObject(at + 1, parameters[at]);
        }
        return statement;
    }

    private Connection superuser(String database) throws IOException, SQLException {
        var properties = new Properties();
        properties.put("user", "postgres");
        properties.put("password", secret("superuser"));
        return DriverManager.getConnection(url(database), properties);
    }

    private String pidFile(int line) throws IOException {
        return Files.readAllLines(home.resolve("data/postmaster.pid"))
                .get(line - 1)
                .strip();
    }

    private String secret(String name) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("secret"))) {
            properties.load(reader);
        }
        return properties.getProperty(name);
    }
}
