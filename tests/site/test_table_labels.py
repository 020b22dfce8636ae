"""The cells of tables name their columns, which a phone shows beside them."""

from generator.site.table_labels import label_cells

TABLE = """<table>
<thead><tr><th>What</th><th style="text-align: right;"><em>How</em> “many” &lt;1&gt;</th></tr></thead>
<tbody><tr><td id="a">Homes</td><td style="text-align: right;"><strong>7</strong></td><td>extra</td></tr>
<tr><td>–</td><td>2 – 3</td></tr></tbody>
</table>"""


def test_a_cell_names_its_column_as_text():
    labelled = label_cells(f"<p>Before</p>{TABLE}")
    assert '<td data-label="What" id="a">Homes</td>' in labelled
    assert '<td data-label="How “many” &lt;1&gt;" style="text-align: right;">' in labelled
    assert '<td data-label="">extra</td>' in labelled
    assert '<td data-label="What" data-none>–</td>' in labelled
    assert labelled.count("data-none") == 1


def test_what_has_no_table_stays():
    assert label_cells("<p>No table, and a &lt;td in words</p>") == "<p>No table, and a &lt;td in words</p>"
