package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The Native DICOM Model (PS3.19 annex A), as some DICOMweb servers answer it, put as JSON. */
final class DatasetXml {

  private static final int DEEPEST = 50;
  private static final String ROOT = "NativeDicomModel";
  private static final List<String> NAME_PARTS =
      List.of("FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DatasetXml() {}

  static ObjectNode parse(byte[] body) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      Element root = builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
      if (!ROOT.equals(root.getLocalName())) {
        throw new IOException(Messages.text("notXml"));
      }
      return dataset(root, 0);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(Messages.text("notXml"), e);
    }
  }

  private static ObjectNode dataset(Element parent, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException(Messages.text("tooDeep"));
    }
    ObjectNode dataset = NODES.objectNode();
    for (Element attribute : children(parent, "DicomAttribute")) {
      ArrayNode values = NODES.arrayNode();
      for (Element item : children(attribute, "Item")) {
        values.add(dataset(item, depth + 1));
      }
      for (Element value : children(attribute, "Value")) {
        values.add(value.getTextContent().strip());
      }
      for (Element name : children(attribute, "PersonName")) {
        values.add(NODES.objectNode().put("Alphabetic", alphabetic(name)));
      }
      ObjectNode element = NODES.objectNode().put("vr", attribute.getAttribute("vr"));
      element.set("Value", values);
      dataset.set(attribute.getAttribute("tag").toUpperCase(Locale.ROOT), element);
    }
    return dataset;
  }

  /** A name as DICOM writes it, its parts apart by carets. */
  private static String alphabetic(Element name) {
    List<String> parts = new ArrayList<>();
    for (Element alphabetic : children(name, "Alphabetic")) {
      for (String part : NAME_PARTS) {
        List<Element> told = children(alphabetic, part);
        parts.add(told.isEmpty() ? "" : told.get(0).getTextContent().strip());
      }
    }
    return String.join("^", parts).replaceAll("\\^+$", "");
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children;
  }
}
