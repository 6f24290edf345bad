package org.xiangli.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterPressTests {

    private static final String DOT = "<img alt='点' src='data:image/png;base64,"
            + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='/>";

    private final LetterPress press = new LetterPress();

    @Test
    void printsChineseThatCanBeCopiedExactly() throws IOException {
        var sentence = "龙井市老头沟镇小箕村：您的申请已受理，承诺5个工作日办结。";

        assertThat(textOf(print("<h1>受理通知书</h1><p>" + sentence + "</p>"))).contains("受理通知书", sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "䶮㐂㛃䂮", // extension A
                "𬭎𫖯𬱖𬘭", // extensions B to E, from the table of general standard characters
                "阿不都·买买提", // a middle dot is a bullet's glyph in the source font
                "塑胶瑨曶", // glyphs the source font shares with rarer characters
                "龙言门见长金一二人大山石鸟鱼", // whose glyphs are also those of radicals
                "㎡①〇……——“”《》〔〕　％＋",
            })
    void printsRareCharactersAsThemselvesInBothWeights(String name) throws IOException {
        assertThat(textOf(print("<p>姓名：" + name + "。</p>"))).contains("姓名：" + name + "。");
        assertThat(textOf(print("<p><b>姓名：" + name + "。</b></p>"))).contains("姓名：" + name + "。");
    }

    @Test
    void saysWhichCharacterOfANameItCannotDraw() throws IOException {
        assertThat(textOf(print("<p>姓名：𠮷田</p>"))).contains("姓名：〔U+20BB7〕田");
    }

    @Test
    void losesControlCharactersAndKeepsTheRest() throws IOException {
        assertThat(textOf(print("<p>说\u0000明\u000B一\uD800二</p>"))).contains("说明一二");
    }

    @Test
    void statesTitleLanguageAndConformanceAndEmbedsEveryFont() throws IOException {
        var pdf = press.print(letter("<h1>受理通知书</h1><p>正文</p>" + DOT), "受理通知书", Locale.forLanguageTag("zh-CN"));

        try (var document = Loader.loadPDF(pdf)) {
            var catalog = document.getDocumentCatalog();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("受理通知书");
            assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getOutputIntents()).hasSize(1);
            assertThat(new String(catalog.getMetadata().toByteArray(), UTF_8))
                    .contains("pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<");
            var resources = document.getPage(0).getResources();
            assertThat(resources.getFontNames()).isNotEmpty();
            for (COSName name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void embedsOnlyTheCharactersUsed() {
        assertThat(print("<p>一页文字</p>")).hasSizeLessThan(40_000);
    }

    @Test
    void takesADoctypeButNoEntityFromAFile(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "密");

        assertThat(textOf(press.print("<!DOCTYPE html>\n" + letter("<p>正文</p>"), "题")))
                .contains("正文");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> press.print(
                        "<!DOCTYPE html [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]>" + letter("<p>&s;</p>"), "题"))
                .withMessageContaining("line 1");
    }

    @Test
    void refusesBrokenMarkupByItsPlaceWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> print("<p>张三<br></p>"))
                .withMessageContaining("line 1, column")
                .withMessageNotContaining("张三");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> press.print("<p>只有一段</p>", "题"))
                .withMessageContaining("root element is html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<body><img alt='' src='URL'/></body>",
                "<head><link rel='stylesheet' href='URL'/></head>",
                "<head><style>@import url('URL');</style></head>",
                "<head><style>@font-face { font-family: X; src: url('URL'); } p { font-family: X; }</style></head>",
                "<body><p style=\"background-image: url('URL')\">字</p></body>",
                "<head><style>p::before { content: url('URL'); }</style></head>",
                "<body><ul style=\"list-style-image: url('URL')\"><li>字</li></ul></body>",
                "<body><a href='URL' download='x'>附件</a></body>",
            })
    void fetchesNothingFromTheNetworkAndRefusesTheLetterThatAsks(String part) throws IOException {
        var calls = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> press.print("<html>" + part.replace("URL", url) + "<p>字</p></html>", "题"))
                    .withMessageContaining("nothing in from outside")
                    .withMessageContaining("http:");
            assertThat(calls).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/hostname",
                "FILE:/etc/hostname",
                "jar:file:/x.jar!/y.png",
                "//127.0.0.1/x.png",
                "/etc/hostname",
                "x.png",
                "classpath:application.yaml",
                "classpath:org/xiangli/core/store/V20261123_0100__store_reach.sql",
                "classpath:org/xiangli/core/files/../../../../application.css",
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:text/css;base64,cHt9",
            })
    void opensNoFileAndNoForeignResource(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> print("<img alt='' src='" + address + "'/>"))
                .withMessageContaining("nothing in from outside");
    }

    @Test
    void takesInPicturesWrittenIntoTheLetter() throws IOException {
        try (var document = Loader.loadPDF(print("<p>" + DOT + "</p>"))) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
    }

    @Test
    void leavesALinkToAPageAsALink() throws IOException {
        try (var document = Loader.loadPDF(print("<p><a href='https://xiangli.example/letters'>查验</a></p>"))) {
            assertThat(document.getPage(0).getAnnotations()).hasSize(1);
        }
    }

    @Test
    void printsManyLettersAtOnceWithoutMixingThem() throws Exception {
        try (var presses = Executors.newFixedThreadPool(4)) {
            var letters = new ArrayList<Future<byte[]>>();
            for (var i = 0; i < 24; i++) {
                var text = textNumber(i);
                letters.add(presses.submit(() -> print("<p>" + text + "</p><p><b>" + text + "</b></p>")));
            }
            for (var i = 0; i < letters.size(); i++) {
                assertThat(textOf(letters.get(i).get()).lines().filter(textNumber(i)::equals))
                        .hasSize(2);
            }
        }
    }

    /** A line with three characters no other letter has. */
    private static String textNumber(int i) {
        return "号" + Character.toString(0x4E00 + i) + Character.toString(0x3400 + i) + Character.toString(0x5F00 + i);
    }

    private byte[] print(String body) {
        return press.print(letter(body), "题");
    }

    private static String letter(String body) {
        return "<html><body>" + body + "</body></html>";
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
