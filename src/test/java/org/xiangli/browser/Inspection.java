package org.xiangli.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What every page owes to every visitor, looked at on each kind of device: no barrier for people who see, hear or move
 * differently, no sideways scrolling, all of it by keyboard, all of it without script, light enough for a weak network.
 */
final class Inspection {

    private final Function<Device, Visitor> visitors;
    private final String path;
    private final List<String> findings = new ArrayList<>();

    /** @param visitors gives a visitor on a device, with nothing of this house in its browser's store yet */
    Inspection(Function<Device, Visitor> visitors, String path) {
        this.visitors = visitors;
        this.path = path;
    }

    /** Everything found wrong; empty when all is well. */
    List<String> findings() {
        findings.clear();
        atDesk();
        var onPhone = onPhone();
        note("without script", WithoutScript.on(visitors.apply(Device.NO_SCRIPT).open(path), onPhone));
        note("large text", Reflow.on(onPhone.withLargeText().open(path)));
        withLettersOfDoubleSize();
        return List.copyOf(findings);
    }

    private void atDesk() {
        var visitor = visitors.apply(Device.DESKTOP);
        var weight = Weight.of(visitor);
        visitor.open(path);
        note("desk", Barriers.on(visitor));
        note("desk", Reflow.on(visitor));
        note("desk", weight.findings());
        note("desk", Keyboard.on(visitor));
    }

    private Visitor onPhone() {
        var visitor = visitors.apply(Device.PHONE).open(path);
        note("phone", Reflow.on(visitor));
        note("phone", Barriers.on(visitor));
        return visitor;
    }

    private void withLettersOfDoubleSize() {
        var visitor = visitors.apply(Device.DOUBLE_TEXT).open(path);
        note("letters of 200 %", Reflow.on(visitor));
        note("letters of 200 % on a phone", Reflow.on(visitor.narrow()));
    }

    private void note(String where, List<String> found) {
        found.forEach(finding -> findings.add(where + ": " + finding));
    }
}
