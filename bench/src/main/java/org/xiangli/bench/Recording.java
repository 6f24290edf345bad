package org.xiangli.bench;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the house says to the database while one case goes its way, exchange by exchange, so that others can say
 * exactly the same. An exchange is a call of the service layer, or a web request with its answer.
 */
record Recording(ArrayList<Exchange> exchanges) implements Serializable {

    /** How a statement was sent, or what happened to the transaction. */
    enum Kind {
        BEGIN,
        BEGIN_READ_ONLY,
        COMMIT,
        ROLLBACK,
        QUERY,
        UPDATE
    }

    /**
     * A parameter of a statement.
     *
     * @param sqlType of {@link java.sql.Types} where the house named one, else {@link #NO_TYPE}
     */
    record Param(@Nullable Serializable value, int sqlType) implements Serializable {
        static final int NO_TYPE = Integer.MIN_VALUE;
    }

    /** @param rows parameters in order; more than one row for a batch */
    record Call(Kind kind, String sql, ArrayList<ArrayList<Param>> rows) implements Serializable {

        static Call of(Kind kind) {
            return new Call(kind, "", new ArrayList<>());
        }
    }

    /** @param location where a redirect leads; empty when there is none */
    record Answer(int status, String location, String type, String body) implements Serializable {
        static final Answer NONE = new Answer(0, "", "", "");
    }

    record Exchange(String name, ArrayList<Call> calls, Answer answer) implements Serializable {}

    /** Two walks of the same way: what differs between them, differs from case to case. */
    record Pair(Recording first, Recording second) implements Serializable {

        void write(Path file) throws IOException {
            try (var out = new ObjectOutputStream(Files.newOutputStream(file))) {
                out.writeObject(this);
            }
        }

        static Pair read(Path file) throws IOException {
            try (var in = new ObjectInputStream(Files.newInputStream(file))) {
                return (Pair) in.readObject();
            } catch (ClassNotFoundException impossible) {
                throw new IOException(impossible);
            }
        }
    }

    static Path service(Settings settings) {
        return settings.results().resolve("service.recording");
    }

    static Path web(Settings settings) {
        return settings.results().resolve("web.recording");
    }

    /** Statements sent, without begin and commit. */
    long statements() {
        return exchanges.stream()
                .flatMap(exchange -> exchange.calls().stream())
                .filter(call -> call.kind() == Kind.QUERY || call.kind() == Kind.UPDATE)
                .count();
    }

    List<String> names() {
        return exchanges.stream().map(Exchange::name).toList();
    }
}
