package org.xiangli.bench;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.xiangli.bench.Recording.Call;
import org.xiangli.bench.Recording.Kind;
import org.xiangli.bench.Recording.Param;
import org.xiangli.core.access.Acting;

/**
 * Listens between the house and its JDBC driver. Only what is done in somebody's name is kept: jobs and look-ups before
 * anybody has signed in are not part of a case. Never in place while something is measured.
 */
final class Recorder implements BeanPostProcessor {

    private final ArrayList<Call> calls = new ArrayList<>();

    /** Everything since the last time, in order. */
    synchronized ArrayList<Call> take() {
        var taken = new ArrayList<>(calls);
        calls.clear();
        return taken;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof AbstractRoutingDataSource router) {
            var first = router.getResolvedDefaultDataSource();
            var heard = new HashMap<Object, Object>();
            router.getResolvedDataSources().forEach((key, source) -> heard.put(key, new Heard(source)));
            router.setTargetDataSources(heard);
            if (first != null) {
                router.setDefaultTargetDataSource(new Heard(first));
            }
            router.afterPropertiesSet();
        }
        return bean;
    }

    private synchronized void keep(Call call) {
        if (Acting.find().isPresent()) {
            calls.add(call);
        }
    }

    private final class Heard extends DelegatingDataSource {

        Heard(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return proxy(Connection.class, new HeardConnection(super.getConnection()));
        }
    }

    private abstract static class Ear<T> implements java.lang.reflect.InvocationHandler {

        final T real;

        Ear(T real) {
            this.real = real;
        }

        abstract void before(Method method, @Nullable Object[] arguments) throws SQLException;

        Object after(Method method, @Nullable Object[] arguments, Object result) throws SQLException {
            return result;
        }

        @Override
        public Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            var given = arguments == null ? new Object[0] : arguments;
            before(method, given);
            try {
                return after(method, given, method.invoke(real, given));
            } catch (InvocationTargetException problem) {
                throw problem.getCause();
            }
        }
    }

    private final class HeardConnection extends Ear<Connection> {

        private boolean readOnly;

        HeardConnection(Connection real) {
            super(real);
        }

        @Override
        void before(Method method, @Nullable Object[] arguments) throws SQLException {
            switch (method.getName()) {
                case "setReadOnly" -> readOnly = Boolean.TRUE.equals(arguments[0]);
                case "setAutoCommit" -> {
                    if (Boolean.FALSE.equals(arguments[0])) {
                        keep(Call.of(readOnly ? Kind.BEGIN_READ_ONLY : Kind.BEGIN));
                    }
                }
                case "commit" -> keep(Call.of(Kind.COMMIT));
                case "rollback" -> keep(Call.of(Kind.ROLLBACK));
                default -> {}
            }
        }

        @Override
        Object after(Method method, @Nullable Object[] arguments, Object result) {
            return switch (method.getName()) {
                case "prepareStatement" ->
                    proxy(
                            PreparedStatement.class,
                            new HeardStatement((PreparedStatement) result, String.valueOf(arguments[0])));
                case "createStatement" -> proxy(Statement.class, new HeardStatement((Statement) result, ""));
                default -> result;
            };
        }
    }

    private final class HeardStatement extends Ear<Statement> {

        private final String prepared;
        private final Map<Integer, Param> parameters = new TreeMap<>();
        private final ArrayList<ArrayList<Param>> batch = new ArrayList<>();

        HeardStatement(Statement real, String prepared) {
            super(real);
            this.prepared = prepared;
        }

        @Override
        void before(Method method, @Nullable Object[] arguments) throws SQLException {
            var name = method.getName();
            if (name.equals("addBatch")) {
                batch.add(row());
            } else if (name.equals("clearParameters")) {
                parameters.clear();
            } else if (name.startsWith("set") && arguments.length >= 2 && arguments[0] instanceof Integer position) {
                parameters.put(position, parameter(name, arguments));
            }
        }

        @Override
        Object after(Method method, @Nullable Object[] arguments, Object result) {
            var sql = prepared.isEmpty() && arguments.length > 0 ? String.valueOf(arguments[0]) : prepared;
            switch (method.getName()) {
                case "executeQuery" -> keep(new Call(Kind.QUERY, sql, one(row())));
                case "executeUpdate", "executeLargeUpdate" -> keep(new Call(Kind.UPDATE, sql, one(row())));
                case "execute" ->
                    keep(new Call(Boolean.TRUE.equals(result) ? Kind.QUERY : Kind.UPDATE, sql, one(row())));
                case "executeBatch", "executeLargeBatch" -> {
                    keep(new Call(Kind.UPDATE, sql, new ArrayList<>(batch)));
                    batch.clear();
                }
                default -> {}
            }
            return result;
        }

        private ArrayList<Param> row() {
            return new ArrayList<>(parameters.values());
        }

        private static <T> ArrayList<T> one(T only) {
            var list = new ArrayList<T>();
            list.add(only);
            return list;
        }

        private static Param parameter(String setter, @Nullable Object[] arguments) throws SQLException {
            if (setter.equals("setNull")) {
                return new Param(null, (Integer) java.util.Objects.requireNonNull(arguments[1]));
            }
            var type = arguments.length > 2 && arguments[2] instanceof Integer named ? named : Param.NO_TYPE;
            var value = arguments[1] instanceof Array array ? array.getArray() : arguments[1];
            if (value != null && !(value instanceof Serializable)) {
                throw new IllegalStateException("Cannot record a parameter of " + value.getClass());
            }
            return new Param((Serializable) value, type);
        }
    }

    private static <T> T proxy(Class<T> type, Ear<? super T> ear) {
        return type.cast(Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {type}, ear));
    }
}
