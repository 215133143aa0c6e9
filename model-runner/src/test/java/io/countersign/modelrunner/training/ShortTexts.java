package io.countersign.modelrunner.training;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sixty messages to a shop, in three classes, taking turns. */
final class ShortTexts {
  static final Ontology ONTOLOGY =
      new Ontology(
          List.of(
              new Ontology.Definition(
                  "topic",
                  AnnotationType.CHOICE,
                  List.of("delivery", "payment", "product"),
                  true,
                  null)));

  private static final String DELIVERY =
      """
      Where is my parcel?
      The package was left in the rain.
      My order should have arrived last Monday.
      Can you deliver on a Saturday?
      The courier never rang the bell.
      I need to change the shipping address.
      The tracking number does not work.
      Half of my order is missing from the box.
      How long does shipping to Norway take?
      The driver gave my parcel to the wrong house.
      Please hold the delivery until I am back from holiday.
      The box arrived crushed.
      Is express shipping available?
      My parcel has been stuck at customs for a week.
      I got somebody else's package.
      When will it be sent?
      The delivery window was missed again.
      Can I pick the order up at a parcel shop?
      Tracking says delivered but nothing came.
      Please send it to my office instead.
      """;

  private static final String PAYMENT =
      """
      I was charged twice.
      My card was declined.
      When do I get my money back?
      The invoice shows the wrong amount.
      Can I pay in instalments?
      The voucher was not taken off the price.
      Please send me a receipt for my taxes.
      I want to change my credit card.
      The refund has not reached my bank account.
      Do you accept bank transfer?
      Why is there a fee on my bill?
      The discount code is refused at checkout.
      I paid but the order says unpaid.
      Which currency will I be billed in?
      Cancel the direct debit, please.
      The VAT number is missing on the invoice.
      You took the money before I confirmed.
      Can I pay on account?
      My gift card balance is wrong.
      The payment page keeps timing out.
      """;

  private static final String PRODUCT =
      """
      The shoes are too small.
      Does this jacket come in green?
      The zip broke after two days.
      Is the shirt made of organic cotton?
      The colour looks different from the picture.
      Which size should I take at 180 cm?
      The sole came off on the first walk.
      Can this dress be washed at 60 degrees?
      The bag has a strange smell.
      Will the brown boots be back in stock?
      The sleeves are of different lengths.
      Is the coat waterproof?
      The fabric is thinner than I expected.
      Do these trousers have pockets?
      A button is missing on the blouse.
      Are the trainers suitable for wide feet?
      The pullover shrank in the wash.
      How heavy is the backpack?
      The print has already faded.
      Do you have the sandals in leather?
      """;

  private ShortTexts() {}

  static List<Example> examples() {
    List<List<String>> texts =
        List.of(DELIVERY.lines().toList(), PAYMENT.lines().toList(), PRODUCT.lines().toList());
    List<String> topics = List.of("delivery", "payment", "product");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      byte[] bytes = texts.get(i % 3).get(i / 3).getBytes(StandardCharsets.UTF_8);
      examples.add(new Example(new Content("text/plain", bytes), topics.get(i % 3)));
    }
    return examples;
  }
}
