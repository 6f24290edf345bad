package org.xiangli.domain.services.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.testing.HouseTest;

@HouseTest
class PhotoTests {

    private static final String SECRET = "N42.770123 E129.425001 iPhone";

    private final IssueDesk desk;
    private final ModerationDesk moderation;
    private final IssuePhotos photos;
    private final RegisterDesk register;

    PhotoTests(IssueDesk desk, ModerationDesk moderation, IssuePhotos photos, RegisterDesk register) {
        this.desk = desk;
        this.moderation = moderation;
        this.photos = photos;
        this.register = register;
    }

    @Test
    @DisplayName("R054 of a photo nothing is kept but the picture: no place, no time, no device")
    void keepsNothingButThePicture() throws IOException {
        var taken = fromATelephone(40, 20, 6);
        assertThat(text(taken)).contains(SECRET, "Exif");
        var bare = Photo.bare(taken);
        assertThat(text(bare)).doesNotContain("Exif", "iPhone", "42.77", "TRAILER");
        var drawn = ImageIO.read(new ByteArrayInputStream(bare));
        assertThat(drawn.getWidth()).as("stands upright, as the telephone said").isEqualTo(20);
        assertThat(drawn.getHeight()).isEqualTo(40);
    }

    @Test
    void drawsLargeOnesSmallerAndSmallOnesAsTheyAre() throws IOException {
        assertThat(ImageIO.read(new ByteArrayInputStream(Photo.bare(picture("png", 3200, 100))))
                        .getWidth())
                .isEqualTo(Photo.SIDE);
        assertThat(ImageIO.read(new ByteArrayInputStream(Photo.bare(picture("jpg", 8, 8))))
                        .getWidth())
                .isEqualTo(8);
    }

    @Test
    void refusesWhatIsNoPhoto() {
        var cut = picture("png", 50, 50);
        for (var wrong : List.of(
                new byte[0],
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                picture("gif", 5, 5),
                hugePng(),
                java.util.Arrays.copyOf(cut, 20))) {
            Refused.with("services.inbox.photo", () -> Photo.bare(wrong));
        }
    }

    @Test
    void isPublicWhenAModeratorHasLookedAtItAndNotBefore() {
        var town = new Town(register);
        var wang = town.resident();
        var issue = wang.call(() -> desk.file(town.filing("路灯坏了", "桥头"), Optional.empty()));
        wang.run(() -> photos.add(issue.id(), fromATelephone(40, 20, 1)));
        Refused.with(
                "services.inbox.issue.not-found",
                () -> town.resident().run(() -> photos.add(issue.id(), picture("jpg", 8, 8))));
        assertThat(photos(wang, issue)).isOne();
        assertThat(photos(town.clerk, issue)).isOne();
        assertThat(photos(town.resident(), issue)).isZero();

        var shownWithout = town.officer.call(() -> moderation.show(issue.id(), false));
        assertThat(photos(town.resident(), shownWithout)).isZero();
        Refused.with(
                "services.inbox.issue.not-found", () -> wang.run(() -> photos.add(issue.id(), picture("jpg", 9, 9))));

        var second = wang.call(() -> desk.file(town.filing("井盖丢了", "桥头"), Optional.empty()));
        for (var count = 0; count < IssuePhotos.MOST; count++) {
            var side = 10 + count;
            wang.run(() -> photos.add(second.id(), picture("jpg", side, 8)));
        }
        Refused.with("services.inbox.photos", () -> wang.run(() -> photos.add(second.id(), picture("jpg", 30, 30))));
        var shown = town.officer.call(() -> moderation.show(second.id(), true));
        assertThat(photos(town.resident(), shown)).isEqualTo(3);
        assertThat(town.resident().call(() -> photos.open(shown, 2))).isPresent();
        assertThat(town.resident().call(() -> photos.open(shown, 3))).isEmpty();
    }

    private int photos(org.xiangli.core.access.Acting acting, Issue issue) {
        return acting.call(() -> photos.of(issue)).size();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    static byte[] picture(String format, int width, int height) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A JPEG with an Exif block that turns the picture and tells a secret, and bytes after its end. */
    private static byte[] fromATelephone(int width, int height, int orientation) {
        var plain = picture("jpg", width, height);
        var secret = SECRET.getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + secret.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x010e).putShort((short) 2).putInt(secret.length).putInt(8 + 2 + 2 * 12 + 4);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0).put(secret);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1});
        out.writeBytes(
                ByteBuffer.allocate(2).putShort((short) (exif.capacity() + 2)).array());
        out.writeBytes(exif.array());
        out.write(plain, 2, plain.length - 2);
        out.writeBytes("TRAILER".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** A header that claims a picture of 100,000 by 100,000 points. */
    private static byte[] hugePng() {
        var head = ByteBuffer.allocate(33);
        head.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        head.putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(100_000)
                .putInt(100_000);
        head.put(new byte[] {8, 2, 0, 0, 0});
        var check = new java.util.zip.CRC32();
        check.update(head.array(), 12, 17);
        head.putInt((int) check.getValue());
        return head.array();
    }
}
