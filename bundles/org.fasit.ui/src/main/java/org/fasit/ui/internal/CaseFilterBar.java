package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import org.fasit.model.Judgement;
import org.fasit.reading.OpenCasesState.Item;

/** Chooses which cases are shown: list, stage, product, reader, age. */
final class CaseFilterBar extends JPanel {

  private final Consumer<CaseFilter> chosen;
  private final JComboBox<Choice<Optional<String>>> products = box("cases.filter.product");
  private final JComboBox<Choice<Optional<String>>> readers = box("cases.filter.reader");
  private CaseFilter filter = CaseFilter.OPEN;
  private boolean filling;

  /** A value in a box, with its word. */
  private record Choice<T>(T value, String word) {
    @Override
    public String toString() {
      return word;
    }
  }

  CaseFilterBar(Consumer<CaseFilter> chosen) {
    super(new Stack(px(4)));
    this.chosen = chosen;
    setOpaque(false);
    setBorder(BorderFactory.createEmptyBorder(0, px(10), px(6), px(10)));
    JPanel all = row();
    lists().forEach(all::add);
    all.add(
        fixed(
            "cases.filter.stage",
            Stream.of(CaseFilter.Stage.values())
                .map(stage -> new Choice<>(stage, Messages.get("cases.stage." + stage)))
                .toList(),
            stage -> filter.with(stage)));
    all.add(
        fixed(
            "cases.filter.age",
            Stream.of(CaseFilter.Since.values())
                .map(since -> new Choice<>(since, Messages.get("cases.since." + since)))
                .toList(),
            since -> filter.with(since)));
    all.add(products);
    all.add(readers);
    add(all);
    choose(products, product -> filter.withProduct(product));
    choose(readers, reader -> filter.withReader(reader));
    offer(List.of());
  }

  CaseFilter filter() {
    return filter;
  }

  private static JPanel row() {
    JPanel row = new JPanel(new WrappingRow(px(4)));
    row.setOpaque(false);
    return row;
  }

  private List<JToggleButton> lists() {
    List<JToggleButton> buttons = new ArrayList<>();
    ButtonGroup group = new ButtonGroup();
    List<Optional<Judgement>> all =
        List.of(
            Optional.empty(),
            Optional.of(Judgement.FALSE_POSITIVE),
            Optional.of(Judgement.FALSE_NEGATIVE));
    for (Optional<Judgement> list : all) {
      String word = list.map(CaseWords::list).orElseGet(() -> Messages.get("cases.list.all"));
      JToggleButton button = new JToggleButton(word, list.isEmpty());
      button.setRequestFocusEnabled(false);
      button.setMargin(new Insets(px(1), px(6), px(1), px(6)));
      button.setFont(Tones.small());
      button
          .getAccessibleContext()
          .setAccessibleName(Messages.get("cases.spoken." + list.map(Enum::name).orElse("all")));
      button.addActionListener(e -> tell(filter.with(list)));
      group.add(button);
      buttons.add(button);
    }
    return buttons;
  }

  private static <T> JComboBox<Choice<T>> box(String name) {
    JComboBox<Choice<T>> box = new JComboBox<>();
    box.setRequestFocusEnabled(false);
    box.setFont(Tones.small());
    box.putClientProperty("FlatLaf.style", "minimumWidth: 0; padding: 1,4,1,2");
    box.getAccessibleContext().setAccessibleName(Messages.get(name));
    box.setToolTipText(Messages.get(name));
    return box;
  }

  private <T> JComboBox<Choice<T>> fixed(
      String name, List<Choice<T>> choices, Function<T, CaseFilter> change) {
    JComboBox<Choice<T>> box = box(name);
    choices.forEach(box::addItem);
    choose(box, change);
    return box;
  }

  private <T> void choose(JComboBox<Choice<T>> box, Function<T, CaseFilter> change) {
    box.addActionListener(
        e -> {
          int at = box.getSelectedIndex();
          if (!filling && at >= 0) {
            tell(change.apply(box.getItemAt(at).value()));
          }
        });
  }

  private void tell(CaseFilter next) {
    filter = next;
    chosen.accept(next);
  }

  /** Offers the products and readers that there are; what is chosen stays chosen. */
  void offer(List<Item> cases) {
    filling = true;
    fill(
        products,
        "cases.filter.allProducts",
        cases.stream().map(item -> CaseWords.product(item.logged())),
        filter.product());
    fill(
        readers,
        "cases.filter.allReaders",
        cases.stream().map(item -> CaseWords.reader(item.logged())),
        filter.reader());
    filling = false;
  }

  private static void fill(
      JComboBox<Choice<Optional<String>>> box,
      String all,
      Stream<String> words,
      Optional<String> chosen) {
    TreeSet<String> sorted = new TreeSet<>(words.toList());
    chosen.ifPresent(sorted::add);
    List<Choice<Optional<String>>> choices = new ArrayList<>();
    choices.add(new Choice<>(Optional.empty(), Messages.get(all)));
    sorted.forEach(word -> choices.add(new Choice<>(Optional.of(word), word)));
    boolean same = box.getItemCount() == choices.size();
    for (int i = 0; same && i < choices.size(); i++) {
      same = box.getItemAt(i).equals(choices.get(i));
    }
    if (!same) {
      box.removeAllItems();
      choices.forEach(box::addItem);
    }
    choices.stream()
        .filter(choice -> choice.value().equals(chosen))
        .findFirst()
        .ifPresent(box::setSelectedItem);
  }
}
