package io.github.nightlywheels.report;

import io.github.nightlywheels.report.html.HtmlReport;
import io.github.nightlywheels.report.model.RunReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A page, read by the JDK's XML parser; that it can be is the proof that it is well-formed. */
public final class HtmlPage {
    private final Document document;

    private HtmlPage(Document document) {
        this.document = document;
    }

    public static HtmlPage of(RunReport report) {
        return parse(HtmlReport.bytes(report));
    }

    static HtmlPage parse(byte[] html) {
        try {
            return new HtmlPage(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(html)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    public List<Element> all(String name) {
        return elements(document.getDocumentElement(), name);
    }

    public static List<Element> elements(Element in, String name) {
        NodeList nodes = in.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    public List<String> texts(String name) {
        return all(name).stream().map(Element::getTextContent).toList();
    }

    /** All text between the tags, without the style sheet's. */
    public String text() {
        return texts("body").get(0);
    }
}
