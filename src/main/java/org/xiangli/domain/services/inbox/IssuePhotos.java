package org.xiangli.domain.services.inbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.files.Attachment;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.OpenFile;
import org.xiangli.core.files.Paper;
import org.xiangli.kernel.Refusal;

/** Photos of problems, with nothing in them but the picture. Public when a moderator has looked at them. */
@Service
public class IssuePhotos {

    static final int MOST = 3;

    private final IssueTable table;
    private final Supporters supporters;
    private final FileStore files;
    private final CountyKey key;

    IssuePhotos(IssueTable table, Supporters supporters, FileStore files, CountyKey key) {
        this.table = table;
        this.supporters = supporters;
        this.files = files;
        this.key = key;
    }

    /**
     * Adds a photo to a problem that nobody has read yet.
     *
     * @throws Refusal {@code services.inbox.issue.not-found} unless one filed it or is the village's clerk,
     *     {@code services.inbox.photo}, {@code services.inbox.photos}, and as {@link FileStore#store}
     */
    public void add(UUID issue, byte[] content) {
        var acting = Acting.current();
        key.open(() -> {
            var found = table.find(issue).filter(seen -> mayAdd(acting, seen)).orElseThrow(IssueDesk::unknown);
            if (files.list(issue).size() >= MOST) {
                throw new Refusal("services.inbox.photos", InboxLaw.ISSUE, MOST);
            }
            return files.store(new Paper(issue, null, found.village(), found.number() + ".jpg", Photo.bare(content)));
        });
    }

    /** Those whoever asks may see, in the order they came. */
    public List<Attachment> of(Issue issue) {
        return seen(issue) ? key.open(() -> files.list(issue.id())) : List.of();
    }

    /** Empty when there is none, or it is not for whoever asks. */
    public Optional<OpenFile> open(Issue issue, int number) {
        var photos = of(issue);
        return number < 0 || number >= photos.size()
                ? Optional.empty()
                : Optional.of(key.open(() -> files.open(photos.get(number).id())));
    }

    /** Whether whoever acts may add one now. */
    public boolean mayAdd(Issue issue) {
        return Acting.find()
                .filter(acting -> key.open(() -> mayAdd(acting, issue)))
                .isPresent();
    }

    private boolean mayAdd(Acting acting, Issue issue) {
        var self = acting.resident();
        var own = self == null
                ? acting.kind() == PostKind.VILLAGE_CLERK && acting.division().equals(issue.village())
                : supporters.has(issue.id(), self);
        return own && issue.state() == IssueState.FILED;
    }

    private boolean seen(Issue issue) {
        if (issue.photoOpen() && issue.state().isPublic()) {
            return true;
        }
        var acting = Acting.find();
        if (acting.isEmpty()) {
            return false;
        }
        var self = acting.get().resident();
        return self != null
                ? key.open(() -> supporters.has(issue.id(), self))
                : acting.get().kind() != PostKind.ADMINISTRATOR
                        && issue.village()
                                .value()
                                .startsWith(acting.get().division().value());
    }
}
