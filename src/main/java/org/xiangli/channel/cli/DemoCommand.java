package org.xiangli.channel.cli;

import java.util.concurrent.Callable;
import org.xiangli.kernel.DivisionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Turns a county on as demo and fills it with invented people and accounts. */
@Command(name = "demo", description = "Generates a demo county of invented people, by its six-digit code.")
class DemoCommand implements Callable<Integer> {

    @Parameters(paramLabel = "COUNTY", description = "six digits, for example 222405")
    String county = "";

    private final DemoSetting demo;

    DemoCommand(DemoSetting demo) {
        this.demo = demo;
    }

    @Override
    public Integer call() {
        demo.prepare(DivisionCode.of(county)).forEach(System.out::println);
        return 0;
    }
}
