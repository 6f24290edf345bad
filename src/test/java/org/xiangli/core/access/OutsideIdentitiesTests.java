package org.xiangli.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.core.access.Villagers.COUNTY;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Which account an identity of another service means, and when it means none. */
@HouseTest
class OutsideIdentitiesTests {

    private static final String ISSUER = "https://identity.example";

    private final OutsideIdentities identities;
    private final PostRegister posts;
    private final String name = "outside-" + Ids.next();

    OutsideIdentitiesTests(OutsideIdentities identities, PostRegister posts) {
        this.identities = identities;
        this.posts = posts;
    }

    @Test
    @DisplayName("R011 nobody is let in by an identity that no administrator has entered")
    void knowsOnlyWhomAnAdministratorEntered() {
        assertThat(welcome("key-1", name)).isEmpty();
    }

    @Test
    void bindsTheLastingKeyAtTheFirstSignIn() {
        var account = account();
        administrator().run(() -> identities.enter(account.id(), ISSUER, name));

        assertThat(welcome("key-of-wang " + name, name)).contains(account);
        assertThat(welcome("key-of-wang " + name, "renamed")).contains(account);
        assertThat(welcome("key-of-whoever-has-the-name-now " + name, name)).isEmpty();
    }

    @Test
    void anotherServiceOrCountyMeansNobody() {
        var account = account();
        administrator().run(() -> identities.enter(account.id(), ISSUER, name));

        assertThat(identities.welcome(COUNTY.value(), "https://elsewhere.example", "key", name))
                .isEmpty();
        assertThat(identities.welcome("222401", ISSUER, "key", name)).isEmpty();
    }

    @Test
    void oneNameIsOneAccount() {
        var first = account();
        var second = account();
        administrator().run(() -> {
            identities.enter(first.id(), ISSUER, name);
            assertThatThrownBy(() -> identities.enter(second.id(), ISSUER, name))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("identity.taken"));
            assertThatThrownBy(() -> identities.enter(Ids.next(), ISSUER, name + "x"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("identity.account"));
            assertThat(identities.names(ISSUER)).containsEntry(first.id(), name);
        });
    }

    @Test
    void whoIsTakenOutSignsInNoMore() {
        var account = account();
        administrator().run(() -> identities.enter(account.id(), ISSUER, name));
        assertThat(welcome("key " + name, name)).contains(account);
        administrator().run(() -> identities.remove(account.id(), ISSUER));
        assertThat(welcome("key " + name, name)).isEmpty();
    }

    @Test
    @DisplayName("R011 only the administrator enters identities")
    void onlyTheAdministratorEnters() {
        var account = account();
        Villagers.clerk(Villagers.VILLAGE)
                .run(() -> assertThatThrownBy(() -> identities.enter(account.id(), ISSUER, name))
                        .isInstanceOf(Refusal.class));
    }

    private java.util.Optional<Account> welcome(String subject, String username) {
        return identities.welcome(COUNTY.value(), ISSUER, subject, username);
    }

    private Account account() {
        var login = "o" + Ids.next().toString().substring(9, 35);
        return posts.open(COUNTY.value(), login, "外来" + login, "海兰江边一棵苹果梨树");
    }

    private static Acting administrator() {
        return new Acting(Ids.next(), "管理员", Ids.next(), PostKind.ADMINISTRATOR, COUNTY, "县", null);
    }
}
