package org.fasit.audit.internal;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An audit message, parsed and checked against the structure of PS3.15 section A.5.1. */
final class ParsedMessage {

  private static final Schema SCHEMA = schema();

  private final Document document;

  ParsedMessage(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    SCHEMA.newValidator().validate(new DOMSource(document));
  }

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(ParsedMessage.class.getResource("audit-message.xsd"));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value of an XPath; empty when it selects nothing. */
  String value(String path) {
    try {
      return XPathFactory.newInstance().newXPath().evaluate(path, document);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  int count(String path) throws XPathExpressionException {
    return ((NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET))
        .getLength();
  }

  String eventId() {
    return value("/AuditMessage/EventIdentification/EventID/@csd-code");
  }

  String typeCode() {
    return value("/AuditMessage/EventIdentification/EventTypeCode/@csd-code");
  }

  String action() {
    return value("/AuditMessage/EventIdentification/@EventActionCode");
  }

  String outcome() {
    return value("/AuditMessage/EventIdentification/@EventOutcomeIndicator");
  }

  /** The attributes that take tokens, back from the text. */
  String decoded(String path) {
    return new String(Base64.getDecoder().decode(value(path)), StandardCharsets.UTF_8);
  }

  /** The names of the root's children, in their order. */
  String order() {
    StringBuilder names = new StringBuilder();
    for (Node node = document.getDocumentElement().getFirstChild();
        node != null;
        node = node.getNextSibling()) {
      names.append(((Element) node).getTagName().charAt(0));
    }
    return names.toString();
  }
}
