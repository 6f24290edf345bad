package org.xiangli.domain.services.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.ApplicationContext;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;

/** What tests of tables share: a table as an office program writes it, and the work on it done at once. */
public final class TableWork {

    private TableWork() {}

    /** Works until nothing is due in a county. */
    public static void finish(ApplicationContext context, String county) {
        var worker = context.getBean(TableWorker.class);
        Bound.run(Reach.ofCounty(county), () -> {
            while (worker.turn()) {
                Thread.onSpinWait();
            }
        });
    }

    public static byte[] table(List<List<String>> rows) {
        return written(sheet -> {
            for (var line = 0; line < rows.size(); line++) {
                for (var column = 0; column < rows.get(line).size(); column++) {
                    sheet.value(line, column, rows.get(line).get(column));
                }
            }
        });
    }

    public static byte[] written(Consumer<Worksheet> fill) {
        var bytes = new ByteArrayOutputStream();
        try {
            var book = new Workbook(bytes, "Test", "1.0");
            fill.accept(book.newWorksheet("1"));
            book.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
