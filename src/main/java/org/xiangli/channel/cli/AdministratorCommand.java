package org.xiangli.channel.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.page.Texts;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the administrator of a county; the password is asked for, never an argument. */
@Command(
        name = "administrator",
        description = "Makes the administrator of a county; the password is read from the console.")
class AdministratorCommand implements Callable<Integer> {

    @Option(names = "--county", required = true, description = "code of the county, six digits")
    String county = "";

    @Option(names = "--login", required = true)
    String login = "";

    @Option(names = "--name", required = true, description = "the administrator's name")
    String name = "";

    private final PostRegister posts;
    private final Counties counties;
    private final Texts texts;
    private final Clock clock;

    AdministratorCommand(PostRegister posts, Counties counties, Texts texts, Clock clock) {
        this.posts = posts;
        this.counties = counties;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try {
            var code = DivisionCode.of(county);
            posts.openAndAppoint(
                    code.value(),
                    login.toLowerCase(Locale.ROOT),
                    name,
                    password(),
                    PostKind.ADMINISTRATOR,
                    code,
                    "系统管理",
                    LocalDate.now(clock),
                    null);
            counties.turnOn(code.value(), false);
            System.out.println("The administrator " + login + " of county " + code.value() + " can sign in.");
            return 0;
        } catch (Refusal refusal) {
            System.err.println(
                    texts.refusal(Locale.SIMPLIFIED_CHINESE, refusal) + " / " + texts.refusal(Locale.ENGLISH, refusal));
            return 1;
        }
    }

    private static String password() throws IOException {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            return new String(console.readPassword("Password: "));
        }
        var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
