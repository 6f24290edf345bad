Feature: /services and /eForms: what can be applied for, and with which form

  Background:
    Given a village with its catalogue, a villager and a program at the village window

  Scenario: getServiceList, 200
    When the program gets "/services"
    Then the answer is 200
    And it is a list of 10, each a "service"

  Scenario: getServiceList by name, 200
    When the program gets "/services?name=pension"
    Then the answer is 200
    And it is a list of 2, each a "service"

  Scenario: getServiceList by a name nothing has, 200
    When the program gets "/services?name=%E4%B8%8D%E5%AD%98"
    Then the answer is 200
    And it is a list of 0, each a "service"

  Scenario: getService, 200
    When the program gets "/services/{service}"
    Then the answer is 200
    And it is a "service"
    And its "id" is "{service}"

  Scenario Outline: getService that is unknown, 404
    When the program gets "/services/<service>"
    Then the answer is 404
    And it is an error

    Examples:
      | service  |
      | {nobody} |
      | nonsense |
      | %27--    |

  Scenario: a path no honest client writes, 400
    When the program gets "/services/%27%3B--"
    Then the answer is 400
    And it is an error

  Scenario: getServiceSchemaByServiceKey and getEForm, 200
    When the program gets "/services/{service}/eForms"
    Then the answer is 200
    And it is a list of 1, each a "EFormListItem"
    And "/0/eFormId" is kept as "form"
    When the program gets "/eForms/{form}"
    Then the answer is 200
    And it is a "EForm"
    And its "/schema/properties/phone/type" is "string"

  Scenario: forms of a service that is unknown, 200
    When the program gets "/services/{nobody}/eForms"
    Then the answer is 200
    And it is a list of 0, each a "EFormListItem"

  Scenario: getEForm that is unknown, 404
    When the program gets "/eForms/{nobody}"
    Then the answer is 404
    And it is an error
