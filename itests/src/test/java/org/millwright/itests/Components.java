// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The components of bundles: what each provides and what it asks for, whether it must have it or not. */
record Components(Map<String, Component> named) {

    private static final String FOLDER = "OSGI-INF/";

    /** Services by the names of their interfaces. */
    record Component(Set<String> provided, Set<String> wanted) {}

    static Components of(List<Path> bundles) {
        var named = new TreeMap<String, Component>();
        for (Path bundle : bundles) {
            try (var jar = new JarFile(bundle.toFile())) {
                for (var entry : jar.stream().toList()) {
                    String name = entry.getName();
                    if (name.startsWith(FOLDER) && name.endsWith(".xml") && !name.contains("metatype")) {
                        try (var in = jar.getInputStream(entry)) {
                            named.put(name.substring(FOLDER.length(), name.length() - ".xml".length()), read(in));
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Components(named);
    }

    private static Component read(InputStream xml) throws IOException {
        try {
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml)
                    .getDocumentElement();
            return new Component(interfaces(root, "provide"), interfaces(root, "reference"));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    private static Set<String> interfaces(Element root, String tag) {
        var interfaces = new TreeSet<String>();
        var elements = root.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            interfaces.add(((Element) elements.item(i)).getAttribute("interface"));
        }
        return interfaces;
    }

    /** Each way from a component along what it asks for that comes back to it, once; empty where there is none. */
    List<List<String>> circles() {
        var providers = new HashMap<String, List<String>>();
        named.forEach((name, component) -> component.provided().forEach(service -> providers
                .computeIfAbsent(service, first -> new ArrayList<>())
                .add(name)));
        var circles = new ArrayList<List<String>>();
        var done = new HashSet<String>();
        named.keySet().forEach(name -> walk(name, providers, new ArrayDeque<>(), done, circles));
        return circles;
    }

    private void walk(
            String name,
            Map<String, List<String>> providers,
            Deque<String> way,
            Set<String> done,
            List<List<String>> circles) {
        if (way.contains(name)) {
            var circle = new ArrayList<>(way);
            circles.add(circle.subList(circle.indexOf(name), circle.size()));
        } else if (!done.contains(name)) {
            way.addLast(name);
            named.get(name).wanted().forEach(service -> providers
                    .getOrDefault(service, List.of())
                    .forEach(provider -> walk(provider, providers, way, done, circles)));
            way.removeLast();
            done.add(name);
        }
    }
}
