package org.xiangli.channel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Homes;
import org.xiangli.core.access.Invitations;
import org.xiangli.core.access.Post;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;

/** Binds county, person and post to the request before any transaction opens. */
class ActingFilter extends OncePerRequestFilter {

    static final String CHOSEN_POST = "xiangli.post";

    private final PostRegister posts;
    private final ObjectProvider<Homes> homes;
    private final CountyAtHand counties;

    ActingFilter(PostRegister posts, ObjectProvider<Homes> homes, CountyAtHand counties) {
        this.posts = posts;
        this.homes = homes;
        this.counties = counties;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var account = account();
        var acting = account.flatMap(signedIn -> acting(request, signedIn));
        var county = account.map(Account::county).or(() -> counties.named(asked(request)));
        try {
            if (acting.isPresent()) {
                acting.get().call(() -> proceed(chain, request, response));
            } else if (county.isPresent()) {
                Bound.callThrowing(Reach.blind(county.get()), () -> proceed(chain, request, response));
            } else {
                chain.doFilter(request, response);
            }
        } catch (ServletException | IOException | RuntimeException problem) {
            throw problem;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    static Optional<Account> account() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Account account
                ? Optional.of(account)
                : Optional.empty();
    }

    private Optional<Acting> acting(HttpServletRequest request, Account account) {
        var resident = account.resident();
        if (resident != null) {
            return homes.stream()
                    .flatMap(register -> register.villageOf(account.county(), resident).stream())
                    .findFirst()
                    .map(village -> Invitations.asResident(account, village));
        }
        var held = posts.heldToday(account);
        var session = request.getSession(false);
        var chosen = session == null ? null : (UUID) session.getAttribute(CHOSEN_POST);
        return held.stream()
                .filter(post -> post.id().equals(chosen))
                .findFirst()
                .or(() -> held.stream().findFirst())
                .map(post -> acting(account, post));
    }

    private static Acting acting(Account account, Post post) {
        return new Acting(
                account.id(), account.displayName(), post.id(), post.kind(), post.division(), post.office(), null);
    }

    private static String asked(HttpServletRequest request) {
        var county = request.getParameter("county");
        return county == null ? "" : county;
    }

    private static boolean proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        return true;
    }
}
