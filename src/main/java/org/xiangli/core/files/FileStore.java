package org.xiangli.core.files;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Keeps the files of a county's matters: each content once, under its fingerprint, as it was handed in. Who may see a
 * file is decided by the database from the reach that is bound.
 *
 * <p>A page that hands a file out says its {@link FileType#mediaType()}, {@code nosniff}, and offers what is no picture
 * as a download only: a PDF of a stranger is not opened inside a page of ours.
 */
@Service
@Transactional
public class FileStore {

    static final RuleRef RULE = new RuleRef("FILES.TAKE", "乡里文件收存规则", "");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DataSize limit;

    FileStore(JdbcClient jdbc, Clock clock, @Value("${xiangli.files.limit:10MB}") DataSize limit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limit = limit;
    }

    /** The largest file taken; a form should ask for no more, and the server's own limit lies a little above. */
    public DataSize limit() {
        return limit;
    }

    /**
     * Keeps a paper. Handed in again for the same matter, the same content is the same attachment, so a repeated form
     * does no harm.
     *
     * @throws Refusal {@code file.empty}, {@code file.too-large} with size and limit, {@code file.type-not-allowed} with
     *     the type found, {@code file.name} with the longest length
     */
    public Attachment store(Paper paper) {
        return store(paper, null);
    }

    /** @param draft the draft it is taken for; null for a paper that is handed in */
    Attachment store(Paper paper, @Nullable UUID draft) {
        var content = paper.content();
        if (content.length == 0) {
            throw new Refusal("file.empty", RULE);
        }
        if (content.length > limit.toBytes()) {
            throw new Refusal("file.too-large", RULE, FileSize.of(content.length), FileSize.of(limit.toBytes()));
        }
        var type = FileType.of(content);
        return keep(Ids.next(), AttachmentKind.PAPER, paper, FileName.of(paper.name(), type), type, draft);
    }

    /** Looks an attachment up; empty when there is none or it is out of reach. */
    @Transactional(readOnly = true)
    public Optional<Attachment> find(UUID id) {
        return jdbc.sql("""
            select * from files.attached where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(AttachmentRow::read)
                .optional();
    }

    /** The attachments of a matter that were not withdrawn, in the order they came. */
    @Transactional(readOnly = true)
    public List<Attachment> list(UUID owner) {
        return jdbc.sql("""
            select * from files.attached
             where county_code = :county and owner_id = :owner and withdrawn_at is null
             order by added_at, id
            """)
                .param("county", Bound.county())
                .param("owner", owner)
                .query(AttachmentRow::read)
                .list();
    }

    /**
     * Opens an attachment.
     *
     * @throws Refusal {@code file.unknown} when there is none or it is out of reach, {@code file.withdrawn}
     * @throws IllegalStateException when the content kept is no longer the one that was handed in
     */
    @Transactional(readOnly = true)
    public OpenFile open(UUID id) {
        var attachment = find(id).orElseThrow(() -> new Refusal("file.unknown", RULE));
        if (attachment.withdrawn()) {
            throw new Refusal("file.withdrawn", RULE);
        }
        var fingerprint = HexFormat.of().parseHex(attachment.sha256());
        var content = jdbc.sql("""
            select content from files.blob where county_code = :county and sha256 = :sha256
            """)
                .param("county", Bound.county())
                .param("sha256", fingerprint)
                .query(byte[].class)
                .single();
        if (!Arrays.equals(Fingerprint.of(content), fingerprint)) {
            throw new IllegalStateException("The content of attachment " + id + " was altered");
        }
        return new OpenFile(attachment, content);
    }

    /**
     * Takes back a paper handed in by mistake, for example somebody else's. It stays on record who did so and why;
     * letters are not withdrawn but revoked, see {@link LetterBook#revoke}.
     *
     * @param why at most 500 characters
     * @throws Refusal {@code file.unknown}; withdrawing twice does nothing
     */
    public void withdraw(UUID id, String why) {
        var attachment = find(id).filter(found -> found.kind() == AttachmentKind.PAPER)
                .orElseThrow(() -> new Refusal("file.unknown", RULE));
        jdbc.sql("""
            update files.attachment
               set withdrawn_by = :account, withdrawn_at = :now, withdrawn_why = :why
             where county_code = :county and id = :id and withdrawn_at is null
            """)
                .param("account", account())
                .param("now", now())
                .param("why", why)
                .param("county", Bound.county())
                .param("id", attachment.id())
                .update();
    }

    /** Keeps a content that has been checked, and the attachment that names it. */
    Attachment keep(UUID id, AttachmentKind kind, Paper paper, String name, FileType type) {
        return keep(id, kind, paper, name, type, null);
    }

    private Attachment keep(
            UUID id, AttachmentKind kind, Paper paper, String name, FileType type, @Nullable UUID draft) {
        var county = Bound.county();
        var sha256 = Fingerprint.of(paper.content());
        // No conflict target here: naming one would ask for the right to see the row that is there.
        jdbc.sql("""
            insert into files.blob (county_code, sha256, size, media_type, content, kept_since)
            values (:county, :sha256, :size, :type, :content, :now)
            on conflict do nothing
            """)
                .param("county", county)
                .param("sha256", sha256)
                .param("size", paper.content().length)
                .param("type", type.mediaType())
                .param("content", paper.content())
                .param("now", now())
                .update();
        jdbc.sql("""
            insert into files.attachment (county_code, id, village_code, owner_id, subject_id, kind, name, sha256,
                                          added_by, added_at, draft_id)
            values (:county, :id, :village, :owner, :subject, :kind, :name, :sha256, :account, :now, :draft)
            on conflict (county_code, owner_id, kind, sha256) where withdrawn_at is null do nothing
            """)
                .param("county", county)
                .param("id", id)
                .param("village", paper.village().value())
                .param("owner", paper.owner())
                .param("subject", paper.subject())
                .param("kind", kind.name())
                .param("name", name)
                .param("sha256", sha256)
                .param("account", account())
                .param("now", now())
                .param("draft", draft)
                .update();
        return jdbc.sql("""
            select * from files.attached
             where county_code = :county and owner_id = :owner and kind = :kind and sha256 = :sha256
               and withdrawn_at is null
            """)
                .param("county", county)
                .param("owner", paper.owner())
                .param("kind", kind.name())
                .param("sha256", sha256)
                .query(AttachmentRow::read)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static @Nullable UUID account() {
        return Bound.current().map(Reach::account).orElse(null);
    }
}
