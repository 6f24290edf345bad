package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The first start of a real installation. Comes first of all classes, while the store has no county. */
@BrowserTest
@ExtendWith(OutputCaptureExtension.class)
@Order(Integer.MIN_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpIT {

    private static final Pattern KEY = Pattern.compile("/set-up with the key (\\S+)");
    private static final String PASSWORD = "春天的图们江又解冻了";

    @Test
    @Order(1)
    void everyDoorLeadsToSetUp(Visitors visitors) {
        assertThat(visitors.atDesk().open("/").path()).isEqualTo("/set-up");
        assertThat(visitors.atDesk().open("/sign-in").path()).isEqualTo("/set-up");
    }

    @Test
    @Order(2)
    void thePageIsFitForEverybody(Visitors visitors) {
        visitors.inspect("/set-up");
    }

    @Test
    @Order(3)
    void aWrongKeyLosesNothingTyped(Visitors visitors) {
        var operator = filledIn(visitors.withoutScript(), "not-the-key").press("设立管理员");
        assertThat(operator.status()).isEqualTo(422);
        operator.sees("设置密钥不对")
                .finds("设置密钥", "not-the-key")
                .finds("县级区划代码", TownHall.COUNTY.value())
                .finds("管理员姓名", "金顺姬")
                .finds("登录名", "root.admin")
                .finds("密码", "")
                .screenshot("set-up-wrong-key");
    }

    @Test
    @Order(4)
    void theKeyOfTheConsoleMakesTheAdministratorOnce(Visitors visitors, CapturedOutput console) {
        var operator = filledIn(visitors.atDesk(), keyOn(console)).press("设立管理员");
        assertThat(operator.path()).isEqualTo("/sign-in");
        operator.fill("登录名", "root.admin").fill("密码", PASSWORD).press("登录").sees("金顺姬");
        assertThat(operator.path()).isEqualTo("/home");

        var late = visitors.atDesk().open("/set-up");
        assertThat(late.path()).isEqualTo("/sign-in");
    }

    private static Visitor filledIn(Visitor operator, String key) {
        return operator.open("/set-up")
                .fill("设置密钥", key)
                .fill("县级区划代码", TownHall.COUNTY.value())
                .fill("管理员姓名", "金顺姬")
                .fill("登录名", "root.admin")
                .fill("密码", PASSWORD);
    }

    private static String keyOn(CapturedOutput console) {
        var line = KEY.matcher(console.getAll());
        assertThat(line.find())
                .as("the console shows the key; this class must run first")
                .isTrue();
        return line.group(1);
    }
}
